package io.puente.siebel.internal;

import java.util.List;

/**
 * Siebel's error in words that may be stored and shown. Its own texts quote the refused value, so none of them is passed
 * on.
 */
final class ErrorText {
    private ErrorText() {}

    static String of(SiebelError error) {
        return of(error, List.of());
    }

    /** @param fields those the error names */
    static String of(SiebelError error, List<String> fields) {
        String where = fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")";
        return switch (error.code()) {
            case "SBL-EAI-04383", "SBL-DAT-00381", "SBL-DAT-00382" ->
                "Another record has the same value in a unique field" + where + ".";
            case "SBL-EAI-04397" -> "A field of the component's user key is empty" + where + ".";
            case "SBL-EAI-04401", "SBL-DAT-00225" -> "The list of values does not allow this value" + where + ".";
            case "SBL-EAI-50257" -> "Siebel does not know this business object or component.";
            case "SBL-EAI-50258", "SBL-DAT-00398", "SBL-DAT-00416" ->
                "Siebel does not know a field that was used" + where + ".";
            case "SBL-EAI-50297" ->
                "The business object is not enabled for REST: Administration - Web Services > Inbound REST API Access.";
            case "SBL-DAT-00825" -> "The integration user's responsibilities do not allow this access.";
            case "SBL-DAT-00235" -> "A text is longer than the field allows" + where + ".";
            case "SBL-DAT-00357" -> "A number is not in the form Siebel reads" + where + ".";
            case "SBL-DAT-00263" -> "The record or field is read-only for our user" + where + ".";
            case "SBL-EAI-04380" -> "More than one record has this user key" + where + ".";
            case "SBL-DAT-00359" -> "A date is not in the form Siebel reads" + where + ".";
            case "SBL-DAT-00498" -> "A required field is missing" + where + ".";
            case "SBL-DAT-00523" -> "The record was being changed by somebody else.";
            default ->
                error.code().isEmpty()
                        ? "Siebel refused it" + where + "."
                        : "Siebel refused it with " + error.code() + where + ".";
        };
    }
}
