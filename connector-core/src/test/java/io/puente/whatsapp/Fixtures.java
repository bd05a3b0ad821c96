package io.puente.whatsapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Whole webhook bodies by the name of their behaviour, and the events expected of each. */
final class Fixtures {

    private static final String SUFFIX = ".json";

    private Fixtures() {}

    static byte[] body(String behaviour) {
        try {
            return Files.readAllBytes(folder().resolve(behaviour + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names() {
        try (var files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code events.txt}: a behaviour's name on a line of its own, below it one indented line per event. */
    static Map<String, List<String>> expectedEvents() {
        var expected = new TreeMap<String, List<String>>();
        var current = new ArrayList<String>();
        for (String line : lines()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("  ")) {
                current.add(line.substring(2));
            } else {
                current = new ArrayList<>();
                if (expected.put(line, current) != null) {
                    throw new IllegalStateException("events.txt names " + line + " twice");
                }
            }
        }
        return expected;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(folder().resolve("events.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        var url = Objects.requireNonNull(Fixtures.class.getResource("/whatsapp/events.txt"), "whatsapp/events.txt");
        try {
            return Path.of(url.toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
