package io.puente.simulator.whatsapp;

/** What the platform takes as a media object of a message or of a header. */
final class MediaRules {
    private static final int CAPTION = 1024;

    private final MediaStore store;

    MediaRules(MediaStore store) {
        this.store = store;
    }

    /** @param kind image, audio, video, document or sticker */
    void check(String kind, Param media) {
        switch (kind) {
            case "audio" -> media.only("id", "link", "voice");
            case "sticker" -> media.only("id", "link");
            case "document" -> media.only("id", "link", "caption", "filename");
            default -> media.only("id", "link", "caption");
        }
        media.optionalText("caption", CAPTION);
        media.optionalText("filename", 240);
        media.flag("voice");
        if (media.has("id") == media.has("link")) {
            throw media.has("id")
                    ? Refusal.invalid(media.path(), "must hold either id or link")
                    : Refusal.missing(media.name("id"));
        }
        if (media.has("link")) {
            InteractiveRules.link(media.text("link", 2000), media.name("link"));
            return;
        }
        String id = media.text("id", 64);
        String type = store.find(id)
                .map(MediaItem::mimeType)
                .orElseThrow(() -> Refusal.invalid(media.name("id"), "is not a valid whatsapp business media id"));
        if (!MediaKind.named(kind).takes(type)) {
            throw new Refusal(
                    400, 131053, "Media upload error", "Media of type " + type + " cannot be sent as " + kind);
        }
    }
}
