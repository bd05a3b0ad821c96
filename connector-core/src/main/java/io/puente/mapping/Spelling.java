package io.puente.mapping;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
final class Spelling {

    private Spelling() {}

    /** {@code did you mean 'x'?} if one of the words is near enough, otherwise {@code allowed are x, y, z}. */
    static String hint(String written, Collection<String> allowed) {
        return closest(written, allowed)
                .map(Spelling::didYouMean)
                .orElseGet(() -> allowed.isEmpty() ? "" : "allowed are " + String.join(", ", allowed));
    }

    /** Without the list, for sets too long to print. */
    static String suggestion(String written, Collection<String> allowed) {
        return closest(written, allowed).map(Spelling::didYouMean).orElse("");
    }

    private static String didYouMean(String word) {
        return "did you mean '" + word + "'?";
    }

    static Optional<String> closest(String written, Collection<String> allowed) {
        String wanted = written.toLowerCase(Locale.ROOT);
        String best = null;
        int bestDistance = Math.max(1, Math.min(3, written.length() / 3)) + 1;
        for (String candidate : allowed) {
            String word = candidate.toLowerCase(Locale.ROOT);
            int distance = word.endsWith("." + wanted) ? 1 : distance(wanted, word);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
