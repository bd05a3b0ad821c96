package io.puente.boot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Why Spring could not read the settings: one line for each cause, the outermost first. */
final class UnreadableSettings {

    private UnreadableSettings() {}

    static List<String> inWords(Throwable problem) {
        Set<String> lines = new LinkedHashSet<>();
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                lines.add(message.strip().replaceAll("\\s+", " "));
            }
        }
        return lines.isEmpty() ? List.of(problem.getClass().getSimpleName()) : List.copyOf(lines);
    }
}
