package io.puente.mapping;

/** Shortens a text at its beginning: of a transcript the newest lines count. */
final class TextTail {

    private static final String MARK = "\u2026\n";

    private TextTail() {}

    /** Whole lines if the text has several that fit, and a mark before them. */
    static String of(String text, TextLimit limit) {
        int start = 0;
        if (limit.units() > 0) {
            start = Math.max(start, text.length() - limit.units() + MARK.length());
        }
        if (limit.bytes() > 0) {
            start = Math.max(start, startOfBytes(text, limit.bytes() - TextCut.bytes(MARK)));
        }
        int line = text.indexOf('\n', start - 1);
        if (line >= 0 && line + 1 < text.length()) {
            start = line + 1;
        } else if (Character.isLowSurrogate(text.charAt(start))) {
            start++;
        }
        return MARK + text.substring(start);
    }

    private static int startOfBytes(String text, int room) {
        int left = room;
        int start = text.length();
        while (start > 0) {
            int character = text.codePointBefore(start);
            left -= TextCut.bytes(Character.toString(character));
            if (left < 0) {
                break;
            }
            start -= Character.charCount(character);
        }
        return start;
    }
}
