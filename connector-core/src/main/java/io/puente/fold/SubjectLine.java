package io.puente.fold;

import java.text.BreakIterator;
import java.util.Locale;

/** The one line a case is titled with, from its opening message. */
final class SubjectLine {

    /** Short enough for the subject field of every CRM we know. */
    static final int MAX_LENGTH = 120;

    private SubjectLine() {}

    /** The first line that is not blank, cut between characters as people see them; empty if there is none. */
    static String of(String text) {
        String line = text.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("");
        if (line.length() <= MAX_LENGTH) {
            return line;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        int end = characters.preceding(MAX_LENGTH);
        if (end <= 0) {
            end = Character.isLowSurrogate(line.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
        }
        return line.substring(0, end).stripTrailing() + "…";
    }
}
