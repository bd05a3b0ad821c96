package io.puente.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shortens a text without breaking a character as people see it: no half surrogate pair, no accent without its letter,
 * no piece of an emoji sequence.
 */
final class TextCut {

    /** An extended grapheme cluster (Unicode annex 29). The break iterator of Java 17 still takes emoji sequences apart. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** A longer "character" is abuse (stacked accents); giving it up whole would lose more than it saves. */
    private static final int LONGEST_CLUSTER = 64;

    private TextCut() {}

    /** @param max UTF-16 units, 0 or more */
    static String toUnits(String text, int max) {
        return text.length() <= max ? text : text.substring(0, boundary(text, max));
    }

    /** @param max bytes of UTF-8, 0 or more */
    static String toBytes(String text, int max) {
        int units = unitsWithin(text, max);
        return units == text.length() ? text : text.substring(0, boundary(text, units));
    }

    /** Length in UTF-8; a lone surrogate counts as the three bytes of its replacement character. */
    static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            bytes += bytes(character);
            i += Character.charCount(character);
        }
        return bytes;
    }

    private static int bytes(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    private static int unitsWithin(String text, int max) {
        int bytes = 0;
        int i = 0;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            bytes += bytes(character);
            if (bytes > max) {
                break;
            }
            i += Character.charCount(character);
        }
        return i;
    }

    /** The last place at or before the limit where the text may end; the limit is less than the length. */
    private static int boundary(String text, int limit) {
        int boundary = certainBoundary(text, limit);
        Matcher cluster = CLUSTER.matcher(text).region(boundary, text.length());
        while (boundary < limit && cluster.find() && cluster.end() <= limit) {
            boundary = cluster.end();
        }
        if (limit - boundary > LONGEST_CLUSTER || boundary == 0) {
            boolean splitsPair = limit > 0
                    && Character.isHighSurrogate(text.charAt(limit - 1))
                    && Character.isLowSurrogate(text.charAt(limit));
            return splitsPair ? limit - 1 : limit;
        }
        return boundary;
    }

    /** Searching from the start of a long text costs too much; before a printable ASCII character after plain Latin is always a boundary. */
    private static int certainBoundary(String text, int limit) {
        for (int i = limit; i > 0; i--) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && text.charAt(i - 1) < 0x300) {
                return i;
            }
        }
        return 0;
    }
}
