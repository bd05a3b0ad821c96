package io.puente.parity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A report as it is kept. */
final class ReportJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            // A newer node may have written fields this one does not know.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ReportJson() {}

    static String write(ParityReport report) {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a parity report cannot be written as JSON", e);
        }
    }

    static ParityReport read(String json) {
        try {
            return JSON.readValue(json, ParityReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored parity report cannot be read", e);
        }
    }
}
