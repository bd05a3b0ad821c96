package io.puente.consent;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** The JSON of a {@link ConsentSubmission}; strict: an unknown field is a mistake of the caller. Thread-safe. */
public final class ConsentSubmissionCodec {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private ConsentSubmissionCodec() {}

    /** @throws ConsentProblems with all problems at once */
    public static ConsentSubmission read(byte[] json) throws ConsentProblems {
        JsonNode document;
        try {
            document = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new ConsentProblems(List.of("the body is not JSON" + where(e)));
        } catch (IOException e) {
            throw new ConsentProblems(List.of("the body cannot be read"));
        }
        if (document == null || !document.isObject()) {
            throw new ConsentProblems(List.of("the body must be one JSON object"));
        }
        return new SubmissionReader((ObjectNode) document).read();
    }

    /** What {@link #read} reads. */
    public static byte[] write(ConsentSubmission given) {
        ObjectNode json = JSON.createObjectNode();
        json.put("reference", given.reference());
        put(json, "phone", given.phone());
        put(json, "bsuid", given.bsuid());
        put(json, "numberId", given.numberId());
        put(json, "portfolio", given.portfolio());
        var purposes = json.putArray("purposes");
        given.purposes().forEach(purpose -> purposes.add(purpose.name()));
        json.put("decision", given.decision().name());
        json.put("wording", given.wording());
        json.put("language", given.language());
        json.put("place", given.place());
        put(json, "operator", given.operator());
        put(json, "at", given.at());
        put(json, "expiresAt", given.expiresAt());
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts can always be written", e);
        }
    }

    private static void put(ObjectNode json, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
