package io.puente.gateway.system;

import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.whatsapp.BusinessNumber;
import io.puente.simulator.whatsapp.WhatsAppSettings;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** WhatsApp and three CRMs in this process, and the settings of a gateway between them. */
record Platforms(WhatsAppSimulator whatsapp, SalesforceSide sales, DynamicsSide service, SiebelSide desk)
        implements AutoCloseable {
    static final String NUMBER_ID = "106000000000077";
    static final String APP_SECRET = "a7f3-system-app-secret";
    static final String VERIFY_TOKEN = "b8c4-system-verify-token";
    static final String GRAPH_TOKEN = "c9d5-system-graph-token";
    static final String CLIENT_SECRET = SalesforceSide.CLIENT_SECRET;
    /** Name of the one CRM that most tests have. */
    static final String CRM = SalesforceSide.NAME;

    static Platforms start() {
        var whatsapp = WhatsAppSimulator.start(WhatsAppSettings.demo()
                .withPort(0)
                .withSecrets(GRAPH_TOKEN, APP_SECRET, VERIFY_TOKEN)
                .withAccount("102000000000077", List.of(new BusinessNumber(NUMBER_ID, "15550107700", "1"))));
        return new Platforms(whatsapp, SalesforceSide.start(), DynamicsSide.start(), SiebelSide.start());
    }

    SalesforceSimulator salesforce() {
        return sales.simulator();
    }

    List<CrmSide> crms() {
        return List.of(sales, service, desk);
    }

    /** Everything a gateway needs to run between WhatsApp and Salesforce, but port and data folder. */
    Map<String, String> settings() {
        return settings(List.of(sales));
    }

    /** The same with these CRMs. */
    Map<String, String> settings(List<CrmSide> crms) {
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
        for (CrmSide crm : crms) {
            String target = "puente.targets." + crm.name() + ".";
            settings.put(target + "linger", "200ms");
            settings.put(target + "max-age", "1s");
            crm.settings().forEach((name, value) -> settings.put(target + name, value));
        }
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
        crms().forEach(CrmSide::close);
    }
}
