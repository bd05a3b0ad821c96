package io.puente.mapping;

import io.puente.model.DeliveryState;
import io.puente.model.Message;
import io.puente.model.Message.Author;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the messages of a case are written down as one text, a line for each:
 *
 * <pre>2026-03-04 10:15 Customer: [image] The broken pipe (edited)</pre>
 *
 * Immutable and thread-safe.
 *
 * @param time of a line, local to the business number
 * @param authors a word for each
 * @param edited stands behind the newest text of an edited message
 * @param deleted stands behind the text of a message that its sender deleted: people may have acted on it
 * @param failed stands behind a message that did not reach the customer
 * @param earlier the first line if older messages are left out; {@code {count}} is their number
 * @param most messages of one case; older ones are left out
 */
public record TranscriptForm(
        DateTimeFormatter time,
        Map<Author, String> authors,
        String edited,
        String deleted,
        String failed,
        String earlier,
        int most) {

    /** The name under which a mapping uses the text. */
    static final String PATH = "engagement.transcript";

    static final String COUNT = "{count}";

    static final String DEFAULT_TIME = "yyyy-MM-dd HH:mm";

    /** What a file that says nothing else gets. */
    static final TranscriptForm DEFAULT = new TranscriptForm(
            DateTimeFormatter.ofPattern(DEFAULT_TIME, Locale.ENGLISH),
            Map.of(
                    Author.CUSTOMER, "Customer",
                    Author.PHONE_APP, "Colleague",
                    Author.AGENT, "Agent",
                    Author.OTHER_APP, "Application",
                    Author.SYSTEM, "WhatsApp"),
            "(edited)",
            "(deleted)",
            "(not delivered)",
            "(" + COUNT + " earlier messages are not shown)",
            1_000);

    public TranscriptForm {
        authors = Map.copyOf(new EnumMap<>(authors));
    }

    /**
     * What came late stands where it was said; messages of one second stand as they came.
     *
     * @param messages as they came; the last {@code most} of them are shown
     * @param leftOut how many came before them
     */
    public String text(List<Message> messages, long leftOut, ZoneId zone) {
        var text = new StringBuilder();
        int beyond = Math.max(0, messages.size() - most);
        if (leftOut + beyond > 0) {
            text.append(earlier.replace(COUNT, Long.toString(leftOut + beyond)));
        }
        List<Message> shown = new ArrayList<>(messages.subList(beyond, messages.size()));
        shown.sort(Comparator.comparing(Message::sentAt));
        for (Message message : shown) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            line(text, message, zone);
        }
        return text.toString();
    }

    private void line(StringBuilder text, Message message, ZoneId zone) {
        text.append(time.format(message.sentAt().atZone(zone)))
                .append(' ')
                .append(authors.get(message.author()))
                .append(':');
        add(text, said(message));
        if (message.editedAt() != null) {
            add(text, edited);
        }
        if (message.revokedAt() != null) {
            add(text, deleted);
        }
        if (message.deliveryState() == DeliveryState.FAILED) {
            add(text, failed);
        }
    }

    private static void add(StringBuilder line, String words) {
        if (!words.isEmpty()) {
            line.append(' ').append(words);
        }
    }

    private static String said(Message message) {
        String words = oneLine(message.text());
        if (message.media() == null) {
            return words.isEmpty() ? "[" + message.kind() + "]" : words;
        }
        String file = message.media().fileName() == null
                ? ""
                : oneLine(message.media().fileName());
        String what = "[" + message.kind() + (file.isEmpty() ? "" : " " + file) + "]";
        return words.isEmpty() || words.equals(file) ? what : what + " " + words;
    }

    /** Whoever breaks a line could write one in somebody else's name. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\x{85}\\x{2028}\\x{2029}]+", " ").strip();
    }
}
