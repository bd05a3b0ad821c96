package io.puente.command;

import io.puente.store.AttentionList.UnreadableItem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of updates in webhooks: {@code 120.3} is the third update of log entry 120. */
final class Webhooks {

    private static final Pattern NAME = Pattern.compile("([0-9]{1,18})\\.([0-9]{1,9})");

    private Webhooks() {}

    record Place(long sequence, int item) {}

    static String name(UnreadableItem item) {
        return item.sequence() + "." + item.item();
    }

    static Optional<Place> place(String text) {
        Matcher matcher = NAME.matcher(text);
        return matcher.matches()
                ? Optional.of(new Place(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
