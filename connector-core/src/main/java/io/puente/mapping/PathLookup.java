package io.puente.mapping;

import io.puente.model.CanonicalKind;
import java.util.List;
import java.util.Optional;

/** Finds the path a file names, and says what is wrong with one that is not there. */
final class PathLookup {

    Optional<CanonicalPath> find(String name, CanonicalKind from, Spot spot) {
        Optional<CanonicalPath> path = CanonicalVocabulary.find(name);
        if (path.isEmpty()) {
            spot.problem("there is no value '" + name + "'", hint(name, from));
            return path;
        }
        if (!CanonicalVocabulary.readable(from, path.get())) {
            spot.problem(
                    "'" + name + "' cannot be read from " + article(CanonicalVocabulary.root(from)),
                    name.equals(TranscriptForm.PATH)
                            ? "it changes with every message: use it in an object 'from: engagement'"
                            : "its values begin with " + roots(from));
            return Optional.empty();
        }
        return path;
    }

    private static String hint(String name, CanonicalKind from) {
        List<String> names = CanonicalVocabulary.readableFrom(from).stream()
                .map(CanonicalPath::name)
                .toList();
        String suggestion = Spelling.suggestion(name, names);
        if (!suggestion.isEmpty()) {
            return suggestion;
        }
        String root = name.contains(".") ? name.substring(0, name.indexOf('.') + 1) : name + ".";
        List<String> siblings = names.stream().filter(n -> n.startsWith(root)).toList();
        return siblings.isEmpty()
                ? "values of " + article(CanonicalVocabulary.root(from)) + " begin with " + roots(from)
                : "allowed are " + String.join(", ", siblings);
    }

    private static String roots(CanonicalKind from) {
        return String.join("., ", CanonicalVocabulary.roots(from)) + ".";
    }

    private static String article(String noun) {
        return (noun.equals("engagement") ? "an " : "a ") + noun;
    }
}
