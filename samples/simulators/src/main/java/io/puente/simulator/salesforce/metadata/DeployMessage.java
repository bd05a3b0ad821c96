package io.puente.simulator.salesforce.metadata;

/**
 * What became of one component of a deployment.
 *
 * @param line of the file, 0 if the problem has none
 * @param problem empty for success
 */
public record DeployMessage(String type, String fullName, String fileName, int line, String problem, boolean created) {

    static DeployMessage success(String type, String fullName, String fileName, boolean created) {
        return new DeployMessage(type, fullName, fileName, 0, "", created);
    }

    static DeployMessage failure(String type, String fullName, String fileName, int line, String problem) {
        return new DeployMessage(type, fullName, fileName, line, problem, false);
    }

    boolean failed() {
        return !problem.isEmpty();
    }
}
