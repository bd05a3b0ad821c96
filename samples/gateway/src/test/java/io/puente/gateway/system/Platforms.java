package io.puente.gateway.system;

import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.simulator.salesforce.oauth.ConnectedApp;
import io.puente.simulator.whatsapp.BusinessNumber;
import io.puente.simulator.whatsapp.WhatsAppSettings;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** WhatsApp and one Salesforce org in this process, and the settings of a gateway between them. */
record Platforms(WhatsAppSimulator whatsapp, SalesforceSimulator salesforce) implements AutoCloseable {
    static final String NUMBER_ID = "106000000000077";
    static final String APP_SECRET = "a7f3-system-app-secret";
    static final String VERIFY_TOKEN = "b8c4-system-verify-token";
    static final String GRAPH_TOKEN = "c9d5-system-graph-token";
    static final String CLIENT_SECRET = "d0e6-system-client-secret";
    /** Name of the CRM in the gateway's settings. */
    static final String CRM = "sales";

    private static final String USER = "integration@system.invalid";

    static Platforms start() {
        var demo = SalesforceSimulatorSettings.demo();
        var salesforce = SalesforceSimulator.start(new SalesforceSimulatorSettings(
                0,
                demo.clock(),
                USER,
                "e1f7-system-password",
                List.of(new ConnectedApp("system-client", CLIENT_SECRET, USER, null, null)),
                demo.sessionLifetime(),
                10_000_000));
        var whatsapp = WhatsAppSimulator.start(WhatsAppSettings.demo()
                .withPort(0)
                .withSecrets(GRAPH_TOKEN, APP_SECRET, VERIFY_TOKEN)
                .withAccount("102000000000077", List.of(new BusinessNumber(NUMBER_ID, "15550107700", "1"))));
        return new Platforms(whatsapp, salesforce);
    }

    /** Everything a gateway needs to run between these platforms, but port and data folder. */
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("puente.whatsapp.app-secrets", APP_SECRET);
        settings.put("puente.whatsapp.verify-token", VERIFY_TOKEN);
        settings.put("puente.whatsapp.graph.base-uri", whatsapp.baseUri().toString());
        settings.put("puente.whatsapp.graph.token", GRAPH_TOKEN);
        Operator[] users = {Operator.OPERATOR, Operator.DESK, Operator.METRICS};
        for (int i = 0; i < users.length; i++) {
            String user = "puente.access.users[" + i + "]";
            settings.put(user + ".name", users[i].name());
            settings.put(user + ".password", users[i].password());
            settings.put(user + ".roles", users[i].role());
        }
        String target = "puente.targets." + CRM;
        settings.put(target + ".type", "salesforce");
        settings.put(target + ".linger", "200ms");
        settings.put(target + ".max-age", "1s");
        settings.put(target + ".settings.login-url", salesforce.baseUri().toString());
        settings.put(target + ".settings.client-id", "system-client");
        settings.put(target + ".settings.client-secret", CLIENT_SECRET);
        return settings;
    }

    static List<String> arguments(Map<String, String> settings) {
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }

    @Override
    public void close() {
        whatsapp.close();
        salesforce.close();
    }
}
