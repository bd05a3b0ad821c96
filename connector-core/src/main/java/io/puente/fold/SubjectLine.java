package io.puente.fold;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one line a case is titled with, from its opening message. */
final class SubjectLine {

    /** Short enough for the subject field of every CRM we know. */
    static final int MAX_LENGTH = 120;

    /** A character as people see it; the JDK's BreakIterator cuts joined emoji apart before Java 20. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

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
        Matcher character = CHARACTER.matcher(line);
        int end = 0;
        while (character.find() && character.end() < MAX_LENGTH) {
            end = character.end();
        }
        if (end == 0) {
            end = Character.isHighSurrogate(line.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
        }
        return line.substring(0, end).stripTrailing() + "…";
    }
}
