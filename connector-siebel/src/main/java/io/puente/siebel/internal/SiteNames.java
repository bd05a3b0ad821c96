package io.puente.siebel.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What things are called on one site.
 *
 * @param viewMode the visibility our calls ask for; Siebel's own default shows only rows of the user's position
 * @param viewModes by object, where it differs
 * @param searchNames name in search specifications by {@code object.field}, where it differs from the name in JSON
 * @param picklists list of values by {@code object.field}: a describe does not name it
 * @param parents object by the name of the field that refers to it: a describe does not name it either
 * @param keyFields fields that hold a key, one record for each value
 * @param protectedFields never written, besides those whose name says it
 */
public record SiteNames(
        String viewMode,
        Map<String, String> viewModes,
        Map<String, String> searchNames,
        Map<String, String> picklists,
        Map<String, String> parents,
        Set<String> keyFields,
        Set<String> protectedFields) {
    private static final String CONTACT = "Contact/Contact";
    private static final String SERVICE_REQUEST = "Service Request/Service Request";
    private static final String ACTION = "Action/Action";

    /** Lists of values of the shipped repository. */
    public static final Map<String, String> USUAL_PICKLISTS = Map.of(
            SERVICE_REQUEST + ".Status", "SR_STATUS",
            SERVICE_REQUEST + ".Priority", "SR_PRIORITY",
            SERVICE_REQUEST + ".Severity", "SR_SEVERITY",
            SERVICE_REQUEST + ".Source", "SR_SOURCE",
            SERVICE_REQUEST + ".SR Type", "SR_TYPE",
            ACTION + ".Type", "TODO_TYPE",
            ACTION + ".Status", "EVENT_STATUS",
            ACTION + ".Priority", "ACTIVITY_PRIORITY");

    public static final Map<String, String> USUAL_PARENTS = Map.of(
            "Contact Id", CONTACT,
            "Primary Contact Id", CONTACT,
            "Activity SR Id", SERVICE_REQUEST,
            "Parent Activity Id", ACTION);

    // What a person must not be called, written or mailed for is decided by people, never by a message.
    private static final Pattern SAYS_DO_NOT = Pattern.compile(
            "suppress\\b.*|.*\\bdo[ _-]?not[ _-]?(call|contact|e-?mail|mail|phone|fax|text|sms|disturb|solicit).*"
                    + "|(never|no) (call|contact|e-?mail|mail|phone|fax|text|sms)\\b.*");

    public SiteNames {
        viewModes = Map.copyOf(viewModes);
        searchNames = Map.copyOf(searchNames);
        picklists = Map.copyOf(picklists);
        parents = Map.copyOf(parents);
        keyFields = Set.copyOf(keyFields);
        protectedFields = Set.copyOf(protectedFields);
    }

    String viewMode(String object) {
        return viewModes.getOrDefault(object, viewMode);
    }

    String searchName(String object, String field) {
        return searchNames.getOrDefault(object + "." + field, field);
    }

    boolean isProtected(String field) {
        return protectedFields.contains(field)
                || SAYS_DO_NOT.matcher(field.toLowerCase(Locale.ROOT)).matches();
    }
}
