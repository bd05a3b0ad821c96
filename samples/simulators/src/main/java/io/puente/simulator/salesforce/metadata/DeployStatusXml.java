package io.puente.simulator.salesforce.metadata;

import static io.puente.simulator.salesforce.metadata.Soap.element;

import io.puente.simulator.salesforce.store.RecordId;

/**
 * The result of {@code checkDeployStatus}. Elements stand in alphabetical order, as the schema has them: clients
 * generated from it read them in that order and skip what comes late.
 */
final class DeployStatusXml {
    private DeployStatusXml() {}

    static String write(DeployOutcome outcome, boolean withDetails, String userName) {
        String at = Soap.time(outcome.at());
        int failures = outcome.failures().size();
        boolean undone = failures > 0 && outcome.options().rollbackOnError();
        StringBuilder out = new StringBuilder("<result>")
                .append(element("checkOnly", outcome.options().checkOnly()))
                .append(element("completedDate", at))
                .append(element("createdBy", outcome.userId()))
                .append(element("createdByName", userName))
                .append(element("createdDate", at));
        if (withDetails) {
            out.append("<details>");
            outcome.failures().forEach(message -> message(out, "componentFailures", message, at));
            outcome.successes().forEach(message -> message(out, "componentSuccesses", message, at));
            out.append("<runTestResult>")
                    .append(element("numFailures", 0))
                    .append(element("numTestsRun", 0))
                    .append(element("totalTime", 0.0))
                    .append("</runTestResult></details>");
        }
        return out.append(element("done", true))
                .append(element("id", outcome.id()))
                .append(element("ignoreWarnings", false))
                .append(element("lastModifiedDate", at))
                .append(element("numberComponentErrors", failures))
                .append(element(
                        "numberComponentsDeployed",
                        undone ? 0 : outcome.successes().size()))
                .append(element("numberComponentsTotal", outcome.messages().size()))
                .append(element("numberTestErrors", 0))
                .append(element("numberTestsCompleted", 0))
                .append(element("numberTestsTotal", 0))
                .append(element("rollbackOnError", outcome.options().rollbackOnError()))
                .append(element("runTestsEnabled", false))
                .append(element("startDate", at))
                .append(element("status", outcome.status()))
                .append(element("success", outcome.success()))
                .append("</result>")
                .toString();
    }

    private static void message(StringBuilder out, String name, DeployMessage message, String at) {
        out.append('<').append(name).append('>').append(element("changed", !message.failed()));
        if (message.line() > 0) {
            out.append(element("columnNumber", 1));
        }
        out.append(element("componentType", message.type()))
                .append(element("created", message.created()))
                .append(element("createdDate", at))
                .append(element("deleted", false))
                .append(element("fileName", message.fileName()))
                .append(element("fullName", message.fullName()))
                .append(element(
                        "id", RecordId.of("01I", Math.abs(message.fullName().hashCode()))));
        if (message.line() > 0) {
            out.append(element("lineNumber", message.line()));
        }
        if (message.failed()) {
            out.append(element("problem", message.problem())).append(element("problemType", "Error"));
        }
        out.append(element("success", !message.failed()))
                .append("</")
                .append(name)
                .append('>');
    }
}
