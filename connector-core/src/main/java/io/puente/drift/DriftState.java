package io.puente.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.puente.drift.DriftReport.FirstHit;
import io.puente.spi.SchemaReader.ObjectSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one CRM from look to look.
 *
 * @param report of the last look; null before the first
 * @param seen the objects and those of their fields that the mapping used or the CRM required
 * @param refused the record at which the CRM last began to refuse everything, until a look is clean
 * @param version of the mapping whose fields are all in {@code seen}; null if an older build kept it
 */
record DriftState(
        @Nullable DriftReport report,
        List<ObjectSchema> seen,
        @Nullable FirstHit refused,
        @Nullable String version) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A newer node may have written fields this one does not know.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    DriftState {
        seen = List.copyOf(seen);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was seen of a CRM cannot be written as JSON", e);
        }
    }

    static DriftState read(String json) {
        try {
            return JSON.readValue(json, DriftState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was seen of a CRM cannot be read from the store", e);
        }
    }
}
