package io.puente.gateway.system;

/** The text of a mapping file that changes fields of the case and nothing else. */
final class CaseOverlay {
    private CaseOverlay() {}

    /** For the one CRM that most tests have. @param fields a line of YAML each */
    static String of(String... fields) {
        return forCrm("salesforce", fields);
    }

    /** @param crm its type */
    static String forCrm(String crm, String... fields) {
        return "version: 1\ncrm: " + crm + "\nextends: default\nobjects:\n  - name: case\n    fields:\n      "
                + String.join("\n      ", fields) + "\n";
    }
}
