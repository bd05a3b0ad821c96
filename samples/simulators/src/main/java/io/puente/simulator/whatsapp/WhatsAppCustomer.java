package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A simulated WhatsApp user. Each method makes the {@link Update} of one thing that the user does, at the simulator's
 * present time; nothing happens before it is given to the simulator. Immutable.
 */
public final class WhatsAppCustomer {
    private final Person person;
    private final BusinessNumber number;
    private final Clock clock;
    private final Ids ids;
    private final MediaStore media;

    WhatsAppCustomer(Person person, BusinessNumber number, Clock clock, Ids ids, MediaStore media) {
        this.person = person;
        this.number = number;
        this.clock = clock;
        this.ids = ids;
        this.media = media;
    }

    public String userId() {
        return person.userId();
    }

    /** Phone digits, or for a user who hides the phone the empty string. */
    public String phone() {
        return person.waId() == null ? "" : person.waId();
    }

    /** The same user writing to another number of the business. */
    public WhatsAppCustomer writingTo(BusinessNumber other) {
        return new WhatsAppCustomer(person, other, clock, ids, media);
    }

    /** The same user as the business sees them once the phone is no longer shown. */
    public WhatsAppCustomer hidingPhone(String username) {
        Person hidden = new Person(person.name(), null, person.userId(), person.parentUserId(), username);
        return new WhatsAppCustomer(hidden, number, clock, ids, media);
    }

    public Update text(String body) {
        return message("text", content -> content.put("body", body));
    }

    /** @param caption may be empty */
    public Update image(byte[] bytes, String mimeType, String caption) {
        return file("image", bytes, mimeType, caption, content -> {});
    }

    public Update video(byte[] bytes, String mimeType, String caption) {
        return file("video", bytes, mimeType, caption, content -> {});
    }

    /** A recorded note, Opus in Ogg. */
    public Update voiceNote(byte[] bytes) {
        return file("audio", bytes, "audio/ogg; codecs=opus", "", content -> content.put("voice", true));
    }

    public Update document(byte[] bytes, String mimeType, String filename, String caption) {
        return file("document", bytes, mimeType, caption, content -> content.put("filename", filename));
    }

    public Update sticker(byte[] webp) {
        return file("sticker", webp, "image/webp", "", content -> content.put("animated", false));
    }

    public Update location(double latitude, double longitude, String name, String address) {
        return message(
                "location",
                content -> content.put("address", address)
                        .put("latitude", latitude)
                        .put("longitude", longitude)
                        .put("name", name));
    }

    /** A card of a third person. */
    public Update contactCard(String firstName, String lastName, String phone) {
        Update update = message("contacts", content -> {});
        return update.changed(item -> {
            ObjectNode card = item.putArray("contacts").addObject();
            card.putObject("name")
                    .put("first_name", firstName)
                    .put("last_name", lastName)
                    .put("formatted_name", firstName + " " + lastName);
            card.putArray("phones").addObject().put("phone", phone).put("type", "MOBILE");
        });
    }

    /** Taps a quick reply of a template. */
    public Update button(String templateWamid, String payload, String text) {
        return message("button", content -> content.put("payload", payload).put("text", text))
                .replyingTo(templateWamid);
    }

    public Update buttonReply(String toWamid, String id, String title) {
        return interactive("button_reply", reply -> reply.put("id", id).put("title", title))
                .replyingTo(toWamid);
    }

    public Update listReply(String toWamid, String id, String title, String description) {
        return interactive(
                        "list_reply",
                        reply -> reply.put("id", id).put("title", title).put("description", description))
                .replyingTo(toWamid);
    }

    /** @param responseJson the flow's answers; the platform sends them as a string of JSON */
    public Update flowReply(String toWamid, String responseJson) {
        return interactive(
                        "nfm_reply",
                        reply -> reply.put("response_json", responseJson)
                                .put("body", "Sent")
                                .put("name", "flow"))
                .replyingTo(toWamid);
    }

    /** @param emoji empty takes the reaction back */
    public Update reaction(String toWamid, String emoji) {
        return message("reaction", content -> {
            content.put("message_id", toWamid);
            if (!emoji.isEmpty()) {
                content.put("emoji", emoji);
            }
        });
    }

    public Update edit(String originalWamid, String newText) {
        return message("edit", content -> {
            ObjectNode changed =
                    content.put("original_message_id", originalWamid).putObject("message");
            changed.putObject("context").put("id", "M0");
            changed.put("type", "text").putObject("text").put("body", newText);
        });
    }

    public Update revoke(String originalWamid) {
        return message("revoke", content -> content.put("original_message_id", originalWamid));
    }

    /** One product of a catalogue. */
    public Update order(String catalogId, String productId, int quantity, double price, String currency) {
        return message(
                "order",
                content -> content.put("catalog_id", catalogId)
                        .put("text", "")
                        .putArray("product_items")
                        .addObject()
                        .put("product_retailer_id", productId)
                        .put("quantity", quantity)
                        .put("item_price", price)
                        .put("currency", currency));
    }

    /** Sent something, such as a poll, that does not reach the API. */
    public Update unsupported(String what) {
        return message("unsupported", content -> content.put("type", what))
                .changed(item -> item.putArray("errors")
                        .addObject()
                        .put("code", 131051)
                        .put("title", "Message type unknown")
                        .put("message", "Message type unknown")
                        .putObject("error_data")
                        .put("details", "Message type is currently not supported."));
    }

    /** Moved to another phone number, and so to another user id. */
    public Update changedNumberTo(WhatsAppCustomer now) {
        String type = now.phone().isEmpty() ? "user_changed_user_id" : "user_changed_number";
        return message("system", content -> {
                    content.put("body", "User " + person.name() + " changed number")
                            .put("type", type);
                    Person.putIfPresent(content, "wa_id", now.person.waId());
                    content.put("user_id", now.userId()).put("previous_user_id", userId());
                })
                .withoutContact();
    }

    public Update stopsMarketing() {
        return preference("stop");
    }

    public Update resumesMarketing() {
        return preference("resume");
    }

    /** Rings the business. */
    public Update call() {
        ObjectNode call = Json.object().put("id", ids.call(person.digits()));
        Person.putIfPresent(call, "from", person.waId());
        call.put("from_user_id", userId())
                .put("to", number.digits())
                .put("event", "connect")
                .put("timestamp", seconds())
                .put("direction", "USER_INITIATED");
        call.putObject("session").put("sdp_type", "offer").put("sdp", "v=0");
        return new Update("calls", "calls", number, person, true, call);
    }

    /** The end of a call that was taken. */
    public Update hangsUp(Update call, Duration talked) {
        return call.changed(item -> {
            long start = clock.instant().minus(talked).getEpochSecond();
            item.remove("session");
            item.put("event", "terminate")
                    .put("timestamp", seconds())
                    .put("status", "COMPLETED")
                    .put("start_time", String.valueOf(start))
                    .put("end_time", seconds())
                    .put("duration", talked.toSeconds());
        });
    }

    /** Staff answer this customer from the phone app; the business hears of it as an echo. */
    public Update echo(String text) {
        return phoneApp().echo("text", content -> content.put("body", text));
    }

    /**
     * The same with a picture. An echo names the file's id and no address.
     *
     * @param caption may be empty
     */
    public Update echoImage(byte[] bytes, String mimeType, String caption) {
        MediaItem stored = media.add(mimeType, bytes.clone(), MediaStore.FROM_CUSTOMER);
        return phoneApp().echo("image", content -> {
            if (!caption.isEmpty()) {
                content.put("caption", caption);
            }
            content.put("mime_type", mimeType)
                    .put("sha256", stored.sha256Base64())
                    .put("id", stored.id());
        });
    }

    /**
     * What was said in the phone app before the number was connected, as one chunk with one thread; changes nothing at
     * the platform.
     *
     * @param messages of this customer and echoes to them, with their own times
     * @throws IllegalArgumentException for other updates
     */
    public Update history(Update... messages) {
        return phoneApp().history(List.of(messages));
    }

    private PhoneApp phoneApp() {
        return new PhoneApp(person, number, clock, ids);
    }

    private Update preference(String value) {
        ObjectNode item = Json.object();
        Person.putIfPresent(item, "wa_id", person.waId());
        item.put("user_id", userId());
        Person.putIfPresent(item, "parent_user_id", person.parentUserId());
        item.put("detail", "User requested to " + value + " marketing messages")
                .put("category", "marketing_messages")
                .put("value", value)
                .put("timestamp", clock.instant().getEpochSecond());
        return new Update("user_preferences", "user_preferences", number, person, true, item);
    }

    private Update interactive(String type, Consumer<ObjectNode> fill) {
        return message(
                "interactive", content -> fill.accept(content.put("type", type).putObject(type)));
    }

    private Update file(String type, byte[] bytes, String mimeType, String caption, Consumer<ObjectNode> fill) {
        MediaItem stored = media.add(mimeType, bytes.clone(), MediaStore.FROM_CUSTOMER);
        return message(type, content -> {
            if (!caption.isEmpty()) {
                content.put("caption", caption);
            }
            content.put("mime_type", mimeType)
                    .put("sha256", stored.sha256Base64())
                    .put("id", stored.id())
                    .put("url", media.link(stored.id()));
            fill.accept(content);
        });
    }

    private Update message(String type, Consumer<ObjectNode> fill) {
        ObjectNode message = Json.object();
        Person.putIfPresent(message, "from", person.waId());
        message.put("from_user_id", userId());
        Person.putIfPresent(message, "from_parent_user_id", person.parentUserId());
        message.put("id", ids.inbound(person.digits()))
                .put("timestamp", seconds())
                .put("type", type);
        fill.accept(message.putObject(type));
        return new Update("messages", "messages", number, person, true, message);
    }

    private String seconds() {
        return String.valueOf(clock.instant().getEpochSecond());
    }
}
