package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;

/** The comparison of one CRM with what the gateway says it holds. */
record Comparison(URI gateway, String crm) {
    String path() {
        return "/api/crms/" + crm + "/parity";
    }

    /** From start to end. */
    JsonNode report() throws InterruptedException {
        Operator.OPERATOR.post(gateway, path(), "");
        await("the comparison to be done")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !"running"
                        .equals(Operator.OPERATOR
                                .get(gateway, path())
                                .path("state")
                                .asText()));
        JsonNode report = Operator.OPERATOR.get(gateway, path());
        assertThat(report.path("state").asText()).as(report.toPrettyString()).isEqualTo("done");
        return report;
    }
}
