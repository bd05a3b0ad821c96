package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Error objects in all published shapes, from {@code error_data.details} to nothing but a code. */
final class PlatformErrors {

    private PlatformErrors() {}

    static List<PlatformError> of(@Nullable JsonNode holder) {
        if (Fields.get(holder, "errors") == null) {
            return List.of();
        }
        var errors = new ArrayList<PlatformError>();
        for (JsonNode error : Fields.items(holder, "errors")) {
            errors.add(read(error));
        }
        return List.copyOf(errors);
    }

    static PlatformError read(JsonNode error) {
        if (!error.isObject()) {
            String title = Fields.text(error);
            return new PlatformError(0, title == null ? "" : title, "");
        }
        String message = Fields.textOr(error, "message", "");
        String title = Fields.textOr(error, "title", message);
        String details = Fields.text(Fields.object(error, "error_data"), "details");
        if (details == null) {
            details = Fields.textOr(error, "details", message.equals(title) ? "" : message);
        }
        return new PlatformError(Fields.number(error, "code"), title, details);
    }

    /** What a person should read about the first of them; empty if there is none. */
    static String reason(List<PlatformError> errors) {
        if (errors.isEmpty()) {
            return "";
        }
        PlatformError first = errors.get(0);
        return first.details().isEmpty() ? first.title() : first.details();
    }

    static void note(List<PlatformError> errors, Details details) {
        if (!errors.isEmpty()) {
            details.put("errorCode", Integer.toString(errors.get(0).code()));
        }
    }
}
