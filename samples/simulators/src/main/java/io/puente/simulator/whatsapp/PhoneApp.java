package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The WhatsApp Business app on the phone of the business, used beside the API on the same number: what staff write
 * there, and what was written before the number was connected. Source: Cloud API, onboarding of business app users.
 */
final class PhoneApp {
    static final String ECHOES = "message_echoes";
    private static final Set<String> HAS_WAMID = Set.of("messages", ECHOES);
    private static final Duration FIRST_PHASE = Duration.ofDays(1);
    private static final Duration SECOND_PHASE = Duration.ofDays(90);

    private final Person person;
    private final BusinessNumber number;
    private final Clock clock;
    private final Ids ids;

    PhoneApp(Person person, BusinessNumber number, Clock clock, Ids ids) {
        this.person = person;
        this.number = number;
        this.clock = clock;
        this.ids = ids;
    }

    Update echo(String type, Consumer<ObjectNode> fill) {
        ObjectNode message = Json.object().put("from", number.digits());
        Person.putIfPresent(message, "to", person.waId());
        message.put("to_user_id", person.userId());
        Person.putIfPresent(message, "to_parent_user_id", person.parentUserId());
        message.put("id", ids.outbound(person.digits()))
                .put("timestamp", String.valueOf(clock.instant().getEpochSecond()))
                .put("type", type);
        fill.accept(message.putObject(type));
        return new Update("smb_" + ECHOES, ECHOES, number, person, true, message);
    }

    /** @throws IllegalArgumentException for updates that are no messages of this chat */
    Update history(List<Update> messages) {
        if (messages.isEmpty() || !messages.stream().allMatch(this::isOfThisChat)) {
            throw new IllegalArgumentException(
                    "A history holds one or more messages and echoes of one customer on one number");
        }
        ObjectNode chunk = Json.object();
        chunk.putObject("metadata")
                .put("phase", phase(messages))
                .put("chunk_order", 1)
                .put("progress", 100);
        ObjectNode thread = chunk.putArray("threads").addObject().put("id", person.digits());
        ObjectNode context = thread.putObject("context");
        Person.putIfPresent(context, "wa_id", person.waId());
        context.put("user_id", person.userId());
        Person.putIfPresent(context, "parent_user_id", person.parentUserId());
        Person.putIfPresent(context, "username", person.username());
        ArrayNode list = thread.putArray("messages");
        for (Update message : messages) {
            ObjectNode item = message.item().deepCopy();
            item.putObject("history_context").put("status", "READ");
            list.add(item);
        }
        return new Update("history", "history", number, person, false, chunk);
    }

    private boolean isOfThisChat(Update update) {
        return HAS_WAMID.contains(update.array())
                && update.number().equals(number)
                && update.person()
                        .filter(other -> other.userId().equals(person.userId()))
                        .isPresent();
    }

    /** 0 for the last day, 1 up to 90 days, 2 beyond. */
    private int phase(List<Update> messages) {
        Instant now = clock.instant();
        Instant oldest =
                messages.stream().map(Update::at).min(Instant::compareTo).orElse(now);
        Duration age = Duration.between(oldest, now);
        return age.compareTo(FIRST_PHASE) <= 0 ? 0 : age.compareTo(SECOND_PHASE) <= 0 ? 1 : 2;
    }
}
