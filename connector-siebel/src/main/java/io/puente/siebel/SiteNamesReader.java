package io.puente.siebel;

import io.puente.siebel.internal.SiteNames;
import io.puente.spi.ConnectorSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the settings that say what things are called on this site: every Siebel is customised. */
final class SiteNamesReader {
    private static final String VIEW_MODE = "[A-Za-z][A-Za-z \\-]{1,40}";

    private SiteNamesReader() {}

    static SiteNames read(ConnectorSettings given) {
        String viewMode = given.text("view-mode").orElse("Organization");
        if (!viewMode.matches(VIEW_MODE)) {
            given.problem("view-mode", "must be a view mode such as Organization or All");
        }
        Map<String, String> picklists = new LinkedHashMap<>(SiteNames.USUAL_PICKLISTS);
        picklists.putAll(pairs(given, "picklists"));
        Map<String, String> parents = new LinkedHashMap<>(SiteNames.USUAL_PARENTS);
        parents.putAll(pairs(given, "references"));
        Set<String> keys = new LinkedHashSet<>(words(given, "key-fields", "Integration Id, Activity UID, Person UId"));
        return new SiteNames(
                viewMode,
                pairs(given, "view-modes"),
                pairs(given, "search-names"),
                picklists,
                parents,
                keys,
                new LinkedHashSet<>(words(given, "protected-fields", "")));
    }

    /** {@code name=value; name=value}; commas and slashes may be part of a name. */
    static Map<String, String> pairs(ConnectorSettings given, String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String entry : given.text(name).orElse("").split("[;\\n]", -1)) {
            if (entry.isBlank()) {
                continue;
            }
            int equals = entry.lastIndexOf('=');
            String left = equals < 0 ? "" : entry.substring(0, equals).strip();
            String right = equals < 0 ? "" : entry.substring(equals + 1).strip();
            if (left.isEmpty() || right.isEmpty()) {
                given.problem(name, "must be a list such as name=value; name=value");
                return Map.of();
            }
            pairs.put(left, right);
        }
        return pairs;
    }

    static List<String> words(ConnectorSettings given, String name, String defaultValue) {
        List<String> words = new ArrayList<>();
        for (String word : given.text(name).orElse(defaultValue).split(",", -1)) {
            if (!word.isBlank()) {
                words.add(word.strip());
            }
        }
        return words;
    }
}
