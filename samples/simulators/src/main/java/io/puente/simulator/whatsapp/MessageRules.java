package io.puente.simulator.whatsapp;

import java.util.Set;

/** What the platform takes as the content of a message, by its type. Templates are checked by {@link TemplateRules}. */
final class MessageRules {
    private static final int TEXT = 4096;
    private static final int CALLBACK_DATA = 512;
    private static final Set<String> CARD_FIELDS =
            Set.of("addresses", "birthday", "emails", "name", "org", "phones", "urls");

    private final MediaRules media;
    private final InteractiveRules interactive;

    MessageRules(MediaRules media) {
        this.media = media;
        this.interactive = new InteractiveRules(media);
    }

    /** The fields around the content. */
    void checkEnvelope(Param message) {
        message.exactly("messaging_product", "whatsapp");
        String type = message.optionalText("type", 32).orElse("text");
        message.only(
                "messaging_product",
                "recipient_type",
                "to",
                "recipient",
                "type",
                type,
                "context",
                "biz_opaque_callback_data",
                "recipient_identity_key_hash");
        message.optionalText("biz_opaque_callback_data", CALLBACK_DATA);
        message.optional("context").ifPresent(context -> {
            if (type.equals("reaction")) {
                throw Refusal.invalid("context", "cannot be used with a reaction");
            }
            if (!context.text("message_id", 512).startsWith("wamid.")) {
                throw Refusal.invalid(context.name("message_id"), "is not a message id");
            }
        });
    }

    /** @param type as the message says; text if it says nothing */
    void checkContent(Param message, String type) {
        switch (type) {
            case "text" -> {
                Param text = message.object("text");
                text.only("body", "preview_url");
                text.text("body", TEXT);
                text.flag("preview_url");
            }
            case "image", "audio", "video", "document", "sticker" -> media.check(type, message.object(type));
            case "location" -> {
                Param location = message.object("location");
                location.only("latitude", "longitude", "name", "address");
                location.number("latitude", -90, 90);
                location.number("longitude", -180, 180);
                location.optionalText("name", 1000);
                location.optionalText("address", 1000);
            }
            case "contacts" -> {
                for (Param card : message.list("contacts", 1, 257)) {
                    card.only(CARD_FIELDS.toArray(String[]::new));
                    card(card.object("name"));
                }
            }
            case "reaction" -> {
                Param reaction = message.object("reaction");
                reaction.only("message_id", "emoji");
                reaction.text("message_id", 512);
                if (!reaction.has("emoji")) {
                    throw Refusal.missing(reaction.name("emoji"));
                }
                reaction.optionalText("emoji", 16);
            }
            case "interactive" -> interactive.check(message.object("interactive"));
            default ->
                throw Refusal.malformed("Param type must be one of {AUDIO, CONTACTS, DOCUMENT, IMAGE, INTERACTIVE,"
                        + " LOCATION, REACTION, STICKER, TEMPLATE, TEXT, VIDEO} - got \"" + type + "\".");
        }
    }

    private static void card(Param name) {
        name.text("formatted_name", 1024);
        // The formatted name alone is refused.
        if (Set.of("first_name", "last_name", "middle_name", "suffix", "prefix").stream()
                .noneMatch(name::has)) {
            throw Refusal.missing(name.name("first_name"));
        }
    }
}
