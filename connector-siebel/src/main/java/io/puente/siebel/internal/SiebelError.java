package io.puente.siebel.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.HttpReply;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One error as Siebel words it: {@code {"ERROR":"…(SBL-EAI-04383)"}}.
 *
 * @param code {@code SBL-EAI-04383}; empty if the text ends with none
 * @param message raw: it may quote field values, so it is shown only through {@link ErrorText}
 */
record SiebelError(String code, String message) {
    private static final Pattern CODE = Pattern.compile("SBL-[A-Z]{3}-\\d{5}");
    // Wrappers: the workflow or script step that failed; the cause stands inside.
    private static final Pattern WRAPPER = Pattern.compile("SBL-BPR-.*");

    /** Empty if the reply is nothing that Siebel's own REST layer would say. */
    static Optional<SiebelError> of(HttpReply reply) {
        JsonNode body;
        try {
            body = SiebelApi.JSON.readTree(reply.body());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
        String text = body == null ? "" : body.path("ERROR").asText("");
        return text.isEmpty() ? Optional.empty() : Optional.of(of(text));
    }

    /** The last code counts: the text quotes causes before it. */
    static SiebelError of(String text) {
        String code = "";
        Matcher matcher = CODE.matcher(text);
        while (matcher.find()) {
            if (code.isEmpty() || !WRAPPER.matcher(matcher.group()).matches()) {
                code = matcher.group();
            }
        }
        return new SiebelError(code, text);
    }

    /** The normal answer to a search that finds nothing. */
    boolean saysNoData() {
        return code.isEmpty() && message.startsWith("There is no data for the requested resource");
    }

    /** The code, or what stands for it. */
    String codeOr(int status) {
        return code.isEmpty() ? String.valueOf(status) : code;
    }

    /** Code only: the message may quote personal data. */
    @Override
    public String toString() {
        return "SiebelError[" + code + "]";
    }
}
