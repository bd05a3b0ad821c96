package io.puente.gateway.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;

/** How far the gateway is with its work, as its operators see it. */
record Standing(URI gateway) {

    /** Puts into the CRM what Puente needs there. */
    void provision() throws InterruptedException {
        JsonNode left = Operator.OPERATOR.post(gateway, "/api/crms/" + Platforms.CRM + "/provision", "");
        if (!left.path("steps").isEmpty()) {
            throw new IllegalStateException("not all could be installed: " + left);
        }
    }

    JsonNode crm() throws InterruptedException {
        return Operator.OPERATOR.get(gateway, "/api/crms/" + Platforms.CRM);
    }

    /** Entries of the log that are not worked on yet. */
    long waitingInLog() throws InterruptedException {
        return Operator.OPERATOR
                .get(gateway, "/actuator/health/log")
                .path("details")
                .path("waiting")
                .asLong(-1);
    }

    void awaitLogWorked(Duration atMost) {
        await("the log to be worked on").atMost(atMost).until(() -> waitingInLog() == 0);
    }

    /** @param state such as open or waiting */
    void awaitState(String state, Duration atMost) {
        await("the CRM to be " + state)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> crm().path("state").asText().equals(state));
    }

    /** Until all that was acknowledged is in the CRM or needs attention. */
    void awaitAllDelivered(Duration atMost) {
        await("everything to be in the CRM")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                // In this order: what leaves the log is in the outbox before.
                .until(() -> waitingInLog() == 0 && crm().path("behind").asLong(-1) == 0);
    }
}
