package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The part of a message that depends on its type: a readable text, and structured details. */
final class BodyReader {

    private BodyReader() {}

    static String read(String kind, JsonNode message, Details details) {
        JsonNode body = Fields.object(message, kind);
        switch (kind) {
            case "text":
                return text(message);
            case "image", "video", "audio", "sticker", "document":
                return caption(body);
            case "location":
                return location(body, details);
            case "contacts":
                return CardsReader.read(message, details);
            case "reaction":
                return reaction(body, details);
            case "button":
                details.copy("buttonPayload", body, "payload");
                return Fields.textOr(body, "text", Fields.textOr(body, "payload", ""));
            case "interactive":
                return body == null ? "" : InteractiveReader.read(body, details);
            case "order":
                return body == null ? "" : OrderReader.read(body, details);
            case "system":
                details.copy("systemType", body, "type");
                return Fields.textOr(body, "body", "");
            case "unsupported":
                details.copy("unsupportedType", body, "type");
                return "";
            case "unknown", "request_welcome", "media_placeholder", "edit", "revoke":
                return "";
            default:
                details.json("raw", Fields.get(message, kind));
                return anyText(body);
        }
    }

    private static String text(JsonNode message) {
        JsonNode text = Fields.get(message, "text");
        if (text != null && text.isTextual()) {
            return CleanText.of(text.textValue());
        }
        return Fields.textOr(Fields.object(message, "text"), "body", "");
    }

    private static String caption(@Nullable JsonNode media) {
        return Fields.textOr(media, "caption", Fields.textOr(media, "filename", ""));
    }

    private static String location(@Nullable JsonNode location, Details details) {
        String latitude = Fields.id(location, "latitude");
        String longitude = Fields.id(location, "longitude");
        String name = Fields.text(location, "name");
        String address = Fields.text(location, "address");
        details.put("latitude", latitude);
        details.put("longitude", longitude);
        details.put("locationName", name);
        details.put("locationAddress", address);
        details.copy("locationUrl", location, "url");
        var words = new StringJoiner(", ");
        if (name != null) {
            words.add(name);
        }
        if (address != null) {
            words.add(address);
        }
        if (latitude == null || longitude == null) {
            return words.toString();
        }
        String place = latitude + ", " + longitude;
        return words.length() == 0 ? place : words + " (" + place + ")";
    }

    private static String reaction(@Nullable JsonNode reaction, Details details) {
        String emoji = Fields.text(reaction, "emoji");
        details.copy("targetWamid", reaction, "message_id");
        if (emoji == null) {
            details.put("removed", "true");
            return "";
        }
        details.put("emoji", emoji);
        return emoji;
    }

    /** What of an object of unknown shape looks like words. */
    static String anyText(@Nullable JsonNode body) {
        for (String name : new String[] {"body", "text", "caption", "title", "name"}) {
            String text = Fields.text(body, name);
            if (text != null) {
                return text;
            }
        }
        return "";
    }
}
