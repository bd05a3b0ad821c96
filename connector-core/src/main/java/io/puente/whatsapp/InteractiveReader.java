package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Answers to interactive messages; the set of types is open. */
final class InteractiveReader {

    private InteractiveReader() {}

    static String read(JsonNode interactive, Details details) {
        String type = Fields.id(interactive, "type");
        details.put("interactiveType", type);
        if (type == null) {
            details.json("raw", interactive);
            return "";
        }
        JsonNode answer = Fields.object(interactive, type);
        switch (type) {
            case "button_reply":
                details.copy("buttonId", answer, "id");
                return Fields.textOr(answer, "title", "");
            case "list_reply":
                details.copy("listId", answer, "id");
                details.copy("listDescription", answer, "description");
                return Fields.textOr(answer, "title", "");
            case "nfm_reply":
                return flow(answer, details);
            case "call_permission_reply":
                return callPermission(answer, details);
            default:
                details.json("raw", answer == null ? interactive : answer);
                return BodyReader.anyText(answer);
        }
    }

    private static String flow(@Nullable JsonNode answer, Details details) {
        details.copy("flowName", answer, "name");
        JsonNode response = Fields.get(answer, "response_json");
        if (response != null && response.isContainerNode()) {
            details.json("flowResponse", response);
            details.copy("flowToken", response, "flow_token");
        } else if (response != null) {
            String text = Fields.text(response);
            details.put("flowResponse", text);
            if (text != null && text.length() <= Details.LONGEST_VALUE) {
                details.copy("flowToken", WebhookBody.readInner(text), "flow_token");
            }
        }
        return Fields.textOr(answer, "body", "");
    }

    private static String callPermission(@Nullable JsonNode answer, Details details) {
        details.copy("callPermission.response", answer, "response");
        details.copy("callPermission.isPermanent", answer, "is_permanent");
        details.copy("callPermission.source", answer, "response_source");
        Instant expiration = Timestamps.read(answer, "expiration_timestamp");
        if (expiration == null) {
            details.copy("callPermission.expiration", answer, "expiration_timestamp");
        } else {
            details.put("callPermission.expiration", expiration.toString());
        }
        return Fields.textOr(answer, "response", "");
    }
}
