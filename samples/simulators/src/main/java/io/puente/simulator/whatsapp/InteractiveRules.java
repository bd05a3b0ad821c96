package io.puente.simulator.whatsapp;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the platform takes as an interactive message. */
final class InteractiveRules {
    private static final int FOOTER = 60;
    private static final int HEADER = 60;
    private static final int ROWS_IN_ALL_SECTIONS = 10;

    private final MediaRules media;

    InteractiveRules(MediaRules media) {
        this.media = media;
    }

    void check(Param interactive) {
        String type = interactive.text("type", 64);
        Param action = interactive.object("action");
        boolean bodyOptional = Set.of("product", "call_permission_request").contains(type);
        int body = type.equals("list") ? 4096 : 1024;
        if (!bodyOptional || interactive.has("body")) {
            interactive.object("body").text("text", body);
        }
        interactive.optional("footer").ifPresent(footer -> footer.text("text", FOOTER));
        interactive.optional("header").ifPresent(header -> header(header, type));
        switch (type) {
            case "button" -> buttons(action.list("buttons", 1, 3));
            case "list" -> list(action);
            case "cta_url" -> {
                action.exactly("name", "cta_url");
                Param parameters = action.object("parameters");
                parameters.text("display_text", 20);
                link(parameters.text("url", 2000), parameters.name("url"));
            }
            case "flow" -> flow(action);
            case "location_request_message" -> action.exactly("name", "send_location");
            case "contact_request" -> action.exactly("name", "request_contact_info");
            case "address_message" -> {
                action.exactly("name", "address_message");
                action.object("parameters").text("country", 2);
            }
            case "call_permission_request" -> action.exactly("name", "call_permission_request");
            case "voice_call" -> action.exactly("name", "voice_call");
            case "catalog_message" -> action.exactly("name", "catalog_message");
            case "product" -> {
                action.text("catalog_id", 64);
                action.text("product_retailer_id", 256);
            }
            case "product_list" -> {
                action.text("catalog_id", 64);
                action.list("sections", 1, 10).forEach(section -> section.list("product_items", 1, 30));
            }
            case "carousel" -> action.list("cards", 2, 10);
            default -> throw Refusal.invalid(interactive.name("type"), "is not a known interactive type");
        }
    }

    private void header(Param header, String type) {
        String kind = header.text("type", 32);
        boolean textOnly = type.equals("list") || type.equals("product_list");
        if (textOnly && !kind.equals("text")) {
            throw Refusal.invalid(header.name("type"), "must be text for this interactive type");
        }
        switch (kind) {
            case "text" -> header.text("text", HEADER);
            case "image", "video", "document" -> media.check(kind, header.object(kind));
            default -> throw Refusal.invalid(header.name("type"), "must be text, image, video or document");
        }
    }

    private static void buttons(List<Param> buttons) {
        Set<String> ids = new HashSet<>();
        Set<String> titles = new HashSet<>();
        for (Param button : buttons) {
            button.exactly("type", "reply");
            Param reply = button.object("reply");
            distinct(ids, reply.text("id", 256), reply.name("id"));
            distinct(titles, reply.text("title", 20), reply.name("title"));
        }
    }

    private static void list(Param action) {
        action.text("button", 20);
        List<Param> sections = action.list("sections", 1, 10);
        Set<String> ids = new HashSet<>();
        for (Param section : sections) {
            if (sections.size() > 1) {
                section.text("title", 24);
            }
            for (Param row : section.list("rows", 1, ROWS_IN_ALL_SECTIONS)) {
                distinct(ids, row.text("id", 200), row.name("id"));
                row.text("title", 24);
                row.optionalText("description", 72);
            }
        }
        if (ids.size() > ROWS_IN_ALL_SECTIONS) {
            throw Refusal.invalid(action.name("sections"), "must hold at most 10 rows in total");
        }
    }

    private static void flow(Param action) {
        action.exactly("name", "flow");
        Param parameters = action.object("parameters");
        parameters.exactly("flow_message_version", "3");
        parameters.text("flow_cta", 30);
        if (parameters.has("flow_id") == parameters.has("flow_name")) {
            throw Refusal.invalid(parameters.path(), "must hold either flow_id or flow_name");
        }
    }

    static void link(String link, String name) {
        try {
            URI uri = URI.create(link);
            if (uri.getHost() == null || !Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                throw Refusal.invalid(name, "must be a valid http or https URL");
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(name, "must be a valid http or https URL");
        }
    }

    private static void distinct(Set<String> seen, String value, String name) {
        if (!seen.add(value)) {
            throw Refusal.invalid(name, "must be unique in the message");
        }
    }
}
