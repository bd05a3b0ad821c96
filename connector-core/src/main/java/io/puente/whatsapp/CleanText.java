package io.puente.whatsapp;

/** Texts in a form that databases, XML and CRMs accept. */
final class CleanText {

    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    /** U+0000 and lone surrogates become U+FFFD; everything else stays. The same instance if nothing had to change. */
    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                if (c != 0 && pairAt(text, i)) {
                    i++;
                } else {
                    return replaced(text, i);
                }
            }
        }
        return text;
    }

    /** At most {@code max} characters, the last one an ellipsis if something was cut; never half a surrogate pair. */
    static String bounded(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + '…';
    }

    static String digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                var digits = new StringBuilder(text.length());
                text.chars().filter(c -> isDigit((char) c)).forEach(c -> digits.append((char) c));
                return digits.toString();
            }
        }
        return text;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean pairAt(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static String replaced(String text, int from) {
        var clean = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (pairAt(text, i)) {
                clean.append(c).append(text.charAt(++i));
            } else {
                clean.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return clean.toString();
    }
}
