package io.puente.mapping;

/**
 * How long a text may be, and what happens to a longer one.
 *
 * @param units UTF-16 units (an emoji counts 2 or more), 0 for no limit
 * @param bytes bytes of UTF-8, 0 for no limit
 */
record TextLimit(int units, int bytes, Overflow overflow) {

    private static final String ELLIPSIS = "\u2026";
    private static final int ELLIPSIS_BYTES = 3;

    /** What to do with a text that is too long. */
    enum Overflow {
        TRUNCATE,
        ELLIPSIS,
        REJECT,
        /** The beginning goes: {@link TextTail}. */
        KEEP_END,
        /** Several records: {@link TextParts}. */
        SPLIT
    }

    boolean exceeded(String text) {
        return (units > 0 && text.length() > units) || (bytes > 0 && TextCut.bytes(text) > bytes);
    }

    /** @param text one that exceeds the limit */
    String cut(String text) {
        if (overflow == Overflow.KEEP_END) {
            return TextTail.of(text, this);
        }
        boolean marked = overflow == Overflow.ELLIPSIS;
        String cut = text;
        if (units > 0) {
            cut = TextCut.toUnits(cut, marked ? units - 1 : units);
        }
        if (bytes > 0) {
            cut = TextCut.toBytes(cut, marked ? bytes - ELLIPSIS_BYTES : bytes);
        }
        return marked ? cut + ELLIPSIS : cut;
    }

    /** Length only: the text may be personal data. */
    String complaint(String text) {
        return units > 0 && text.length() > units
                ? "the text has " + text.length() + " characters, allowed are " + units
                : "the text has " + TextCut.bytes(text) + " bytes, allowed are " + bytes;
    }

    /** Most UTF-16 units after cutting; a byte holds at most one. */
    int longest() {
        if (units == 0 || bytes == 0) {
            return Math.max(units, bytes);
        }
        return Math.min(units, bytes);
    }
}
