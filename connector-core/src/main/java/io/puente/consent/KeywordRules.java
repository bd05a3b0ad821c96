package io.puente.consent;

import io.puente.model.ConsentDecision;
import io.puente.model.ConsentPurpose;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words that withdraw or give consent when they are the whole message: "BAJA" counts, "no me des de baja" does not.
 * Capitals and surrounding blanks do not matter, accents and punctuation do. Immutable.
 *
 * <p>A word that withdraws covers marketing and utility messages, a word that gives restores exactly these, unless
 * configured otherwise. No other inbound message ever counts as consent.
 */
public final class KeywordRules {

    /** Languages whose lists are shipped, as resource files beside this class. */
    private static final List<String> LANGUAGES = List.of("en", "es", "pt", "fr", "de", "it");

    private static final Set<ConsentPurpose> PURPOSES = Set.of(ConsentPurpose.MARKETING, ConsentPurpose.UTILITY);

    /** Where a button's own text and the payload or id behind it stand. */
    private static final List<String> BUTTON_DETAILS = List.of("buttonPayload", "buttonId", "listId");

    private final Map<String, Match> words;

    private KeywordRules(Map<String, Match> words) {
        this.words = Map.copyOf(words);
    }

    /** @param language of the list in which the word was found; several are possible, the first counts */
    public record Match(ConsentDecision decision, Set<ConsentPurpose> purposes, String language) {}

    /** The words of one language. */
    public record WordList(String language, Set<String> optOut, Set<String> optIn) {}

    public static KeywordRules shipped() {
        return of(shippedLists(), PURPOSES, PURPOSES);
    }

    /** @throws IllegalArgumentException naming every word that is in both an opt-out and an opt-in list */
    public static KeywordRules of(
            List<WordList> lists, Set<ConsentPurpose> optOutPurposes, Set<ConsentPurpose> optInPurposes) {
        Map<String, Match> words = new HashMap<>();
        List<String> both = new ArrayList<>();
        for (WordList list : lists) {
            var out = new Match(ConsentDecision.OPT_OUT, Set.copyOf(optOutPurposes), list.language());
            list.optOut().forEach(word -> words.putIfAbsent(normal(word), out));
        }
        for (WordList list : lists) {
            var in = new Match(ConsentDecision.OPT_IN, Set.copyOf(optInPurposes), list.language());
            for (String word : list.optIn()) {
                Match known = words.putIfAbsent(normal(word), in);
                if (known != null && known.decision() == ConsentDecision.OPT_OUT) {
                    both.add("'" + word + "' (" + list.language() + ")");
                }
            }
        }
        if (!both.isEmpty()) {
            throw new IllegalArgumentException(
                    "words cannot both give and withdraw consent: " + String.join(", ", both));
        }
        return new KeywordRules(words);
    }

    public static List<WordList> shippedLists() {
        return LANGUAGES.stream().map(KeywordRules::read).toList();
    }

    /** What a customer's message says about consent, if it is nothing but one of the words. */
    public Optional<Match> find(String kind, String text, Map<String, String> details) {
        Stream<@Nullable String> said = switch (kind) {
            case "text" -> Stream.of(text);
            case "button", "interactive" ->
                Stream.concat(Stream.of(text), BUTTON_DETAILS.stream().map(details::get));
            default -> Stream.empty();
        };
        return said.map(this::match).flatMap(Optional::stream).findFirst();
    }

    private Optional<Match> match(@Nullable String text) {
        // Longer than any word: not worth normalising.
        return text == null || text.length() > 100 ? Optional.empty() : Optional.ofNullable(words.get(normal(text)));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    }

    private static WordList read(String language) {
        var file = new Properties();
        String name = "keywords-" + language + ".properties";
        try (InputStream in = KeywordRules.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            file.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
        return new WordList(language, words(file, "opt-out"), words(file, "opt-in"));
    }

    private static Set<String> words(Properties file, String key) {
        return Set.copyOf(Stream.of(file.getProperty(key, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList());
    }
}
