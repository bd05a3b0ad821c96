package io.puente.simulator.salesforce.metadata;

import java.time.Instant;
import java.util.List;

/** A finished deployment. */
public record DeployOutcome(String id, DeployOptions options, List<DeployMessage> messages, Instant at, String userId) {

    public DeployOutcome {
        messages = List.copyOf(messages);
    }

    List<DeployMessage> failures() {
        return messages.stream().filter(DeployMessage::failed).toList();
    }

    List<DeployMessage> successes() {
        return messages.stream().filter(message -> !message.failed()).toList();
    }

    public boolean success() {
        return failures().isEmpty();
    }

    /** One line per failed component; empty after success. */
    public List<String> problems() {
        return failures().stream()
                .map(failure ->
                        failure.fileName() + ":" + failure.line() + " " + failure.fullName() + ": " + failure.problem())
                .toList();
    }

    /** Full names of the components of a type that succeeded. */
    public List<String> deployed(String type) {
        return successes().stream()
                .filter(message -> message.type().equals(type))
                .map(DeployMessage::fullName)
                .toList();
    }

    String status() {
        if (success()) {
            return "Succeeded";
        }
        return options.rollbackOnError() || successes().isEmpty() ? "Failed" : "SucceededPartial";
    }
}
