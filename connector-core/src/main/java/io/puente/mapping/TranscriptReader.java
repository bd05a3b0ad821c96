package io.puente.mapping;

import io.puente.model.Message.Author;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the block {@code transcript} at the top of a file, and finds out whether anything needs it. */
final class TranscriptReader {

    static final String KEY = "transcript";

    /** More lines than any field holds. */
    private static final int MOST = 10_000;

    private static final Set<String> KEYS =
            Words.set("time", "authors", "edited", "deleted", "failed", "earlier", "most");

    private final YamlMap file;
    private final ProblemList problems;

    TranscriptReader(YamlMap file, ProblemList problems) {
        this.file = file;
        this.problems = problems;
    }

    /** @return null if no object of the file uses a transcript */
    @Nullable
    TranscriptForm read(List<ObjectPlan> plans) {
        Node node = file.value(KEY);
        boolean used = plans.stream().anyMatch(plan -> plan.reads(TranscriptForm.PATH));
        if (node == null) {
            return used ? TranscriptForm.DEFAULT : null;
        }
        var yaml = new YamlMap(node, KEY, KEYS, problems);
        if (!used) {
            file.problem(KEY, "has no effect: no field uses " + TranscriptForm.PATH, "use it, or remove this");
            return null;
        }
        TranscriptForm form = TranscriptForm.DEFAULT;
        int most = yaml.number("most", 1, MOST);
        return new TranscriptForm(
                time(yaml),
                authors(yaml),
                word(yaml, "edited", form.edited()),
                word(yaml, "deleted", form.deleted()),
                word(yaml, "failed", form.failed()),
                word(yaml, "earlier", form.earlier()),
                most == 0 ? form.most() : most);
    }

    private DateTimeFormatter time(YamlMap yaml) {
        String pattern = yaml.text("time");
        if (pattern == null) {
            return TranscriptForm.DEFAULT.time();
        }
        try {
            var time = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            // A pattern may be well formed and still ask for what a moment does not have.
            boolean shows = !time.format(Instant.EPOCH.atZone(ZoneOffset.UTC)).isEmpty();
            return shows ? time : TranscriptForm.DEFAULT.time();
        } catch (IllegalArgumentException | DateTimeException e) {
            yaml.spot("time")
                    .problem("'" + pattern + "' is no form of a time", "such as " + TranscriptForm.DEFAULT_TIME);
            return TranscriptForm.DEFAULT.time();
        }
    }

    private Map<Author, String> authors(YamlMap yaml) {
        Map<Author, String> authors = new EnumMap<>(TranscriptForm.DEFAULT.authors());
        Node node = yaml.value("authors");
        if (node == null) {
            return authors;
        }
        Set<String> known = new LinkedHashSet<>();
        Arrays.stream(Author.values()).map(Enum::name).forEach(known::add);
        var block = new YamlMap(node, yaml.path("authors"), known, problems);
        for (Author author : Author.values()) {
            authors.put(author, word(block, author.name(), authors.getOrDefault(author, "")));
        }
        return authors;
    }

    private static String word(YamlMap yaml, String key, String otherwise) {
        String text = yaml.text(key);
        if (text == null) {
            return otherwise;
        }
        if (text.chars().anyMatch(c -> c == '\n' || c == '\r')) {
            yaml.spot(key).problem("has several lines", "a message is one line");
            return otherwise;
        }
        return text;
    }
}
