package io.puente.gateway.system;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** How far the gateway is with its work, as its operators see it. @param crms their names in its settings */
record Standing(URI gateway, List<String> crms) {

    /** With the one CRM that most tests have. */
    Standing(URI gateway) {
        this(gateway, List.of(Platforms.CRM));
    }

    static Standing of(URI gateway, List<CrmSide> crms) {
        return new Standing(gateway, crms.stream().map(CrmSide::name).toList());
    }

    /** Puts into the CRMs what Puente needs there. */
    void provision() throws InterruptedException {
        for (String crm : crms) {
            JsonNode left = Operator.OPERATOR.post(gateway, "/api/crms/" + crm + "/provision", "");
            if (!left.path("steps").isEmpty()) {
                throw new IllegalStateException("not all could be installed in " + crm + ": " + left);
            }
        }
    }

    JsonNode crm(String name) throws InterruptedException {
        return Operator.OPERATOR.get(gateway, "/api/crms/" + name);
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

    /** Of every CRM. @param state such as open or waiting */
    void awaitState(String state, Duration atMost) {
        for (String crm : crms) {
            await(crm + " to be " + state)
                    .atMost(atMost)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> crm(crm).path("state").asText().equals(state));
        }
    }

    /** Until all that was acknowledged is in every CRM or needs attention. */
    void awaitAllDelivered(Duration atMost) {
        await("everything to be in the CRMs")
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(100))
                // In this order: what leaves the log is in the outbox before.
                .until(() -> waitingInLog() == 0 && behind() == 0);
    }

    private long behind() throws InterruptedException {
        long behind = 0;
        for (String crm : crms) {
            // Unknown counts as behind.
            behind += Math.abs(crm(crm).path("behind").asLong(-1));
        }
        return behind;
    }
}
