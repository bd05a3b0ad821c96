package io.puente.testkit;

import java.util.Map;

/** One record of a {@link RecordingCrm}; references hold the parent's record id. */
public record CrmRecord(String id, String object, String key, Map<String, String> fields) {
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
