package io.puente.siebel.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the shipped mapping needs of one component.
 *
 * @param fields beside the key
 * @param values by field with a list of values
 */
public record Need(String object, String keyField, List<String> fields, Map<String, List<String>> values) {
    /** 26 characters and the suffix of a text in several parts. */
    static final int KEY_LENGTH = 30;

    public Need {
        fields = List.copyOf(fields);
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** In the order in which an administrator sets things up. */
    public static List<Need> shipped(String caseObject, String caseKey, String activityObject) {
        return List.of(
                new Need(
                        "Contact/Contact",
                        "Integration Id",
                        List.of("First Name", "Last Name", "Cellular Phone #"),
                        Map.of()),
                new Need(
                        caseObject,
                        caseKey,
                        List.of("Abstract", "Status", "Contact Id", "Updated", "Updated By"),
                        Map.of("Source", List.of("WhatsApp"), "Status", List.of("Open"))),
                new Need(
                        activityObject,
                        "Activity UID",
                        List.of("Type", "Comment", "Status", "Started", "Activity SR Id", "Primary Contact Id"),
                        Map.of(
                                "Type",
                                List.of("WhatsApp - Inbound", "WhatsApp - Outbound", "WhatsApp - Consent"),
                                "Status",
                                List.of("Not Started", "In Progress", "Done"))));
    }
}
