package io.puente.boot;

import io.puente.delivery.BusinessNumbers;
import io.puente.mapping.BusinessNumber;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The business numbers as the settings describe them. */
final class NumberDirectory {

    private NumberDirectory() {}

    static BusinessNumbers of(PuenteSettings settings) {
        Map<String, BusinessNumber> numbers = new HashMap<>();
        settings.whatsapp().numbers().forEach((id, number) -> numbers.put(id, number(number, settings.zone())));
        BusinessNumber unknown = BusinessNumber.in(settings.zone());
        return id -> numbers.getOrDefault(id, unknown);
    }

    private static BusinessNumber number(NumberSettings settings, ZoneId zone) {
        return new BusinessNumber(
                settings.number(),
                settings.name(),
                settings.queue(),
                settings.language(),
                settings.zone() == null ? zone : settings.zone());
    }

    static void check(Map<String, NumberSettings> numbers, List<String> problems) {
        numbers.forEach((id, number) -> {
            String prefix = "puente.whatsapp.numbers." + id;
            notBlank(prefix + ".number", number.number(), problems);
            notBlank(prefix + ".name", number.name(), problems);
            notBlank(prefix + ".queue", number.queue(), problems);
            String language = number.language();
            if (language != null && !isLanguage(language)) {
                problems.add(prefix + ".language must be a language tag such as es, en-GB or pt-BR");
            }
        });
    }

    private static void notBlank(String name, @Nullable String value, List<String> problems) {
        if (value != null && value.isBlank()) {
            problems.add(name + " is empty; leave the setting out, or say something");
        }
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
