package io.puente.simulator.salesforce.store;

import org.jspecify.annotations.Nullable;

/**
 * Ids of 18 characters: a prefix for the object, the instance, a number in base 62, and three characters that encode
 * the case of the first 15, so that ids survive systems that ignore case.
 */
public final class RecordId {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final String INSTANCE = "gL0";

    private RecordId() {}

    public static String of(String prefix, long number) {
        char[] id = new char[15];
        prefix.getChars(0, 3, id, 0);
        INSTANCE.getChars(0, 3, id, 3);
        long rest = number;
        for (int i = 14; i >= 6; i--) {
            id[i] = DIGITS.charAt((int) (rest % 62));
            rest /= 62;
        }
        return withChecks(new String(id));
    }

    /** @return the 18-character form, or null if this is no id */
    public static @Nullable String normalise(String text) {
        if (text.length() != 15 && text.length() != 18) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (DIGITS.indexOf(text.charAt(i)) < 0) {
                return null;
            }
        }
        String full = withChecks(text.substring(0, 15));
        return text.length() == 15 || full.regionMatches(true, 15, text, 15, 3) ? full : null;
    }

    private static String withChecks(String id15) {
        StringBuilder id = new StringBuilder(18).append(id15);
        for (int block = 0; block < 3; block++) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                char c = id15.charAt(block * 5 + i);
                if (c >= 'A' && c <= 'Z') {
                    bits |= 1 << i;
                }
            }
            id.append(CHECKS.charAt(bits));
        }
        return id.toString();
    }
}
