package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a webhook tells: a customer's message, an echo, a status, a preference, a call. Immutable; the methods
 * that change something return a changed copy. It happens when the simulator puts it into a webhook.
 */
public final class Update {
    private final String field;
    private final String array;
    private final BusinessNumber number;
    private final @Nullable Person person;
    private final boolean contactShown;
    private final ObjectNode item;

    Update(
            String field,
            String array,
            BusinessNumber number,
            @Nullable Person person,
            boolean contactShown,
            ObjectNode item) {
        this.field = field;
        this.array = array;
        this.number = number;
        this.person = person;
        this.contactShown = contactShown;
        this.item = item;
    }

    /** The wamid or call id; empty for what has none. */
    public String id() {
        return item.path("id").asText();
    }

    /** Seconds are kept, fractions are not. */
    public Instant at() {
        return Instant.ofEpochSecond(item.path("timestamp").asLong());
    }

    /** Happened at another time. */
    public Update at(Instant when) {
        return changed(copy -> {
            if (copy.path("timestamp").isNumber()) {
                copy.put("timestamp", when.getEpochSecond());
            } else {
                copy.put("timestamp", String.valueOf(when.getEpochSecond()));
            }
        });
    }

    /** Quotes a message. */
    public Update replyingTo(String wamid) {
        return changed(
                copy -> copy.putObject("context").put("from", number.digits()).put("id", wamid));
    }

    public Update forwarded() {
        return changed(copy -> copy.putObject("context").put("forwarded", true));
    }

    /** Written in a group. */
    public Update inGroup(String groupId) {
        return changed(copy -> copy.put("group_id", groupId));
    }

    /** The first message after a tap on an advertisement. */
    public Update fromAd(String adId, String headline, String url) {
        return changed(copy -> copy.putObject("referral")
                .put("source_url", url)
                .put("source_id", adId)
                .put("source_type", "ad")
                .put("headline", headline)
                .put("body", headline)
                .put("media_type", "image")
                .put("image_url", url + "/image.jpg")
                .put("ctwa_clid", "clid-" + adId));
    }

    /** Any other change to the item itself, for shapes that are rare or wrong. */
    public Update changed(Consumer<ObjectNode> change) {
        ObjectNode copy = item.deepCopy();
        change.accept(copy);
        return new Update(field, array, number, person, contactShown, copy);
    }

    /** Without the sender's entry in {@code contacts}. */
    public Update withoutContact() {
        return new Update(field, array, number, person, false, item);
    }

    String field() {
        return field;
    }

    String array() {
        return array;
    }

    BusinessNumber number() {
        return number;
    }

    Optional<Person> person() {
        return Optional.ofNullable(person);
    }

    Optional<ObjectNode> contact() {
        Optional<ObjectNode> contact = contactShown ? person().map(Person::toContact) : Optional.empty();
        // Echoes tell whom they are for, but not the name.
        return array.equals(PhoneApp.ECHOES) ? contact.map(node -> node.without("profile")) : contact;
    }

    ObjectNode item() {
        return item;
    }

    @Override
    public String toString() {
        return field + "/" + array;
    }
}
