package io.puente.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of files in one file: {@code ### name}, the file, {@code >>>}, the lines expected of it. */
record SectionFile(String name, String body, List<String> expected) {

    static List<SectionFile> read(String resource) throws IOException {
        String text;
        try (InputStream in = SectionFile.class.getResourceAsStream(resource)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<SectionFile> sections = new ArrayList<>();
        for (String section : text.substring("### ".length()).split("(?m)^### ")) {
            String name = section.substring(0, section.indexOf('\n'));
            String[] halves = section.substring(name.length() + 1).split("(?m)^>>>\n", 2);
            sections.add(new SectionFile(name, halves[0], halves[1].lines().toList()));
        }
        return sections;
    }
}
