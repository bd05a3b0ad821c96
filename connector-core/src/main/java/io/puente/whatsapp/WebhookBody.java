package io.puente.whatsapp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Bytes to tree and back. Jackson's own limits hold: 1,000 levels, 20 million characters in a string. */
final class WebhookBody {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            // Escaped, a lone surrogate can be written at all; and it is how WhatsApp writes.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);
    private static final ObjectWriter WRITER = MAPPER.writer();

    private WebhookBody() {}

    /** @throws BadUpdate with a reason that quotes nothing of the body */
    static JsonNode read(byte[] body) {
        if (body.length == 0) {
            throw new BadUpdate("is empty");
        }
        try {
            return READER.readTree(body);
        } catch (IOException notUtf8OrNotJson) {
            return readLenient(body);
        }
    }

    /** One bad byte in one text must not cost the other updates: malformed UTF-8 becomes U+FFFD. */
    private static JsonNode readLenient(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            return READER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw new BadUpdate(
                    where == null
                            ? "is not JSON"
                            : "is not JSON (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")");
        }
    }

    /** JSON inside a string, such as the answers of a Flow; a missing node if it is none. */
    static JsonNode readInner(String text) {
        try {
            return READER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static byte[] write(JsonNode tree) {
        try {
            return WRITER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can always be written", e);
        }
    }
}
