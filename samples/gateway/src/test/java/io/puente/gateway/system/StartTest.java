package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration with mistakes is refused at start, with all of them in one message. */
class StartTest {
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    /** Complete and right; addresses nobody is asked at before the start is through. */
    private static Map<String, String> right() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("puente.whatsapp.app-secrets", Platforms.APP_SECRET);
        settings.put("puente.whatsapp.verify-token", Platforms.VERIFY_TOKEN);
        settings.put("puente.whatsapp.graph.token", Platforms.GRAPH_TOKEN);
        settings.put("puente.targets.sales.type", "salesforce");
        settings.put("puente.targets.sales.settings.login-url", "https://sales.invalid");
        settings.put("puente.targets.sales.settings.client-id", "client");
        settings.put("puente.targets.sales.settings.client-secret", Platforms.CLIENT_SECRET);
        return settings;
    }

    @Test
    void everyMistakeIsListedAndNothingIsStarted() throws Exception {
        Path mapping = Files.writeString(folder.resolve("broken.yaml"), """
                version: 1
                crm: salesforce
                objects:
                  - name: contact
                    writes: Contact
                    from: contact
                    key: { field: Key__c, value: contact.key }
                    fields:
                      LastName: { value: contact.nickname }
                """);
        Map<String, String> settings = right();
        settings.remove("puente.whatsapp.verify-token");
        settings.put("puente.whatsapp.app-secrets", "demo-app-secret");
        settings.put("puente.store.url", "jdbc:postgresql://db.invalid/puente");
        settings.put("puente.session.silence", "a while");
        settings.put("puente.media.retries", "3");
        settings.put("puente.targets.sales.mapping", "file:" + mapping);
        settings.put("puente.targets.sales.linger", "10s");
        settings.put("puente.targets.sales.max-age", "2s");
        settings.remove("puente.targets.sales.settings.client-secret");
        settings.put("puente.targets.sales.connection.proxy", "http://proxy.invalid:3128");
        settings.put("puente.targets.other.type", "oracle-service-cloud");

        String log = refused(settings);
        assertThat(log)
                .contains("Puente does not start: 10 settings need your attention")
                .contains("puente.whatsapp.verify-token is missing")
                .contains("puente.whatsapp.app-secrets is the demo's")
                .contains("puente.store.url contradicts puente.store.type=sqlite")
                .contains("puente.session.silence must be a duration")
                .contains("puente.media.retries is not a setting of Puente")
                .contains("contact.nickname")
                .contains("puente.targets.sales.max-age contradicts puente.targets.sales.linger")
                .contains("puente.targets.sales.settings.client-secret is missing")
                .contains("puente.targets.sales.connection is not for salesforce")
                .contains("puente.targets.other.type is 'oracle-service-cloud'; known are ");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aSecondProcessOnTheSameFolderIsRefused() throws Exception {
        try (var first = GatewayProcess.start(folder, right())) {
            var second = GatewayProcess.launch(folder, right());
            assertThat(second.endsWithin(START)).isTrue();
            assertThat(second.exitCode()).isNotZero();
            assertThat(second.log()).contains("is in use by another Puente (process " + first.pid() + ")");
        }
    }

    private String refused(Map<String, String> settings) throws InterruptedException {
        var gateway = GatewayProcess.launch(folder, settings);
        assertThat(gateway.endsWithin(START)).isTrue();
        assertThat(gateway.exitCode()).isNotZero();
        assertThat(gateway.log()).doesNotContain("\tat ");
        return gateway.log();
    }
}
