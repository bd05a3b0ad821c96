package io.puente.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.simulator.salesforce.oauth.ConnectedApp;
import io.puente.simulator.whatsapp.BusinessNumber;
import io.puente.simulator.whatsapp.Update;
import io.puente.simulator.whatsapp.WhatsAppSettings;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** WhatsApp and one Salesforce org, and the settings of gateways between them. */
record World(WhatsAppSimulator whatsapp, SalesforceSimulator salesforce) implements AutoCloseable {
    static final String CRM = "sales";
    private static final String USER = "integration@cluster.invalid";
    private static final String CLIENT_SECRET = "b2c3-cluster-client-secret";
    private static final String APP_SECRET = "c3d4-cluster-app-secret";
    private static final String VERIFY_TOKEN = "d4e5-cluster-verify-token";
    private static final String GRAPH_TOKEN = "e5f6-cluster-graph-token";

    static World start() {
        var demo = SalesforceSimulatorSettings.demo();
        var salesforce = SalesforceSimulator.start(new SalesforceSimulatorSettings(
                0,
                demo.clock(),
                USER,
                "f6a7-cluster-password",
                List.of(new ConnectedApp("cluster-client", CLIENT_SECRET, USER, null, null)),
                demo.sessionLifetime(),
                1_000_000));
        var whatsapp = WhatsAppSimulator.start(WhatsAppSettings.demo()
                .withPort(0)
                .withSecrets(GRAPH_TOKEN, APP_SECRET, VERIFY_TOKEN)
                .withAccount("102000000000088", List.of(new BusinessNumber("106000000000088", "15550108800", "1"))));
        return new World(whatsapp, salesforce);
    }

    Map<String, String> settings() {
        String target = "puente.targets." + CRM;
        return new HashMap<>(Map.ofEntries(
                Map.entry("puente.whatsapp.app-secrets", APP_SECRET),
                Map.entry("puente.whatsapp.verify-token", VERIFY_TOKEN),
                Map.entry("puente.whatsapp.graph.base-uri", whatsapp.baseUri().toString()),
                Map.entry("puente.whatsapp.graph.token", GRAPH_TOKEN),
                Map.entry("puente.access.users[0].name", Node.OPERATOR),
                Map.entry("puente.access.users[0].password", Node.PASSWORD),
                Map.entry("puente.access.users[0].roles", "operator"),
                Map.entry(target + ".type", "salesforce"),
                Map.entry(target + ".linger", "200ms"),
                Map.entry(target + ".max-age", "1s"),
                Map.entry(target + ".settings.login-url", salesforce.baseUri().toString()),
                Map.entry(target + ".settings.client-id", "cluster-client"),
                Map.entry(target + ".settings.client-secret", CLIENT_SECRET)));
    }

    void provision(Node node) throws Exception {
        Node.Answer left = node.ask("POST", "/api/crms/" + CRM + "/provision");
        assertThat(left.status()).isEqualTo(200);
        assertThat(left.body().path("steps")).isEmpty();
    }

    void tell(Node node, Update... updates) throws Exception {
        byte[] body = whatsapp.webhook(updates);
        assertThat(node.webhook(body, whatsapp.signature(body))).isEqualTo(200);
    }

    List<Map<String, @Nullable Object>> messages() {
        return salesforce.records("WhatsApp_Message__c");
    }

    @Override
    public void close() {
        whatsapp.close();
        salesforce.close();
    }
}
