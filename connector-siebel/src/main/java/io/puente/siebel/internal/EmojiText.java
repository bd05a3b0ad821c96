package io.puente.siebel.internal;

import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Applies the emoji policy to a text; everything else in it stays as it came. */
final class EmojiText {
    // An extended grapheme cluster, so that a family or a flag is one emoji.
    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int JOINER = 0x200D;
    private static final int AS_EMOJI = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    /** Stands for an emoji whose name has no room: never longer than the emoji itself. */
    private static final String NO_ROOM = "*";

    private EmojiText() {}

    /** @param room characters the field holds, 0 if unlimited; asked only if a description makes the text longer */
    static String apply(EmojiPolicy policy, String text, IntSupplier room) {
        if (policy == EmojiPolicy.KEEP || text.codePoints().noneMatch(EmojiText::starts)) {
            return text;
        }
        if (policy == EmojiPolicy.STRIP) {
            return replaced(text, 0);
        }
        String described = replaced(text, Integer.MAX_VALUE);
        if (described.length() <= text.length()) {
            return described;
        }
        int most = room.getAsInt();
        return most == 0 || described.length() <= most ? described : replaced(text, most);
    }

    /** @param most characters of the result; 0 to leave emoji out */
    private static String replaced(String text, int most) {
        StringBuilder result = new StringBuilder(text.length() + 64);
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find()) {
            String piece = cluster.group();
            if (!emoji(piece)) {
                result.append(piece);
            } else if (most > 0) {
                String name = name(piece);
                // What follows needs its room whatever becomes of this emoji.
                boolean fits = (long) result.length() + name.length() + text.length() - cluster.end() <= most;
                result.append(fits ? name : NO_ROOM);
            }
        }
        return result.toString();
    }

    /** Whether a text read back is what {@link EmojiPolicy#DESCRIBE} makes of another, whatever room there was for names. */
    static boolean describedAs(String text, String read) {
        StringBuilder form = new StringBuilder(text.length() * 2);
        Matcher cluster = CLUSTER.matcher(text);
        while (cluster.find()) {
            String piece = cluster.group();
            form.append(
                    emoji(piece)
                            ? "(?:" + Pattern.quote(name(piece)) + "|" + Pattern.quote(NO_ROOM) + ")"
                            : Pattern.quote(piece));
        }
        return Pattern.matches(form.toString(), read);
    }

    private static boolean emoji(String cluster) {
        return starts(cluster.codePointAt(0)) || cluster.indexOf(AS_EMOJI) >= 0 || cluster.indexOf(KEYCAP) >= 0;
    }

    /** Outside the basic plane everything that is no letter counts; inside it, the blocks of symbols people send. */
    private static boolean starts(int c) {
        if (c >= 0x10000) {
            return !Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
        }
        return (c >= 0x2600 && c <= 0x27BF)
                || (c >= 0x2B05 && c <= 0x2B55)
                || (c >= 0x23E9 && c <= 0x23FA)
                || c == 0x231A
                || c == 0x231B
                || c == 0x2328
                || c == AS_EMOJI
                || c == KEYCAP
                || c == 0x3030
                || c == 0x303D
                || c == 0x3297
                || c == 0x3299;
    }

    private static String name(String cluster) {
        StringBuilder name = new StringBuilder(":");
        cluster.codePoints()
                .filter(c -> c != JOINER && c != AS_EMOJI)
                .mapToObj(Character::getName)
                .forEach(word -> {
                    if (word != null) {
                        name.append(name.length() > 1 ? ", " : "").append(word.toLowerCase(Locale.ROOT));
                    }
                });
        return name.append(':').toString();
    }
}
