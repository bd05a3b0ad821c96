package io.puente.spi;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of one target, read once at start by the connector's own settings record. Collects problems instead of
 * stopping at the first, then {@link #finish} throws them all. Not thread-safe; not kept.
 */
public final class ConnectorSettings {

    private static final Duration LONGEST = Duration.ofHours(24);

    private final String prefix;
    private final Map<String, String> values;
    private final Set<String> read = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    /** @param prefix for messages: {@code puente.targets.crm-a} */
    public ConnectorSettings(String prefix, Map<String, String> values) {
        this.prefix = prefix;
        this.values = Map.copyOf(values);
    }

    public Optional<String> text(String name) {
        read.add(name);
        return Optional.ofNullable(values.get(name)).filter(v -> !v.isBlank());
    }

    /** Empty text if it is missing, which is then a problem. */
    public String required(String name) {
        return text(name).orElseGet(() -> {
            problem(name, "is missing");
            return "";
        });
    }

    public int integer(String name, int defaultValue, int min, int max) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return defaultValue;
        }
        try {
            int number = Integer.parseInt(value.get().trim());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same message as a number out of range.
        }
        problem(name, "must be a whole number from " + min + " to " + max);
        return defaultValue;
    }

    public boolean flag(String name, boolean defaultValue) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return defaultValue;
        }
        if (value.get().equals("true") || value.get().equals("false")) {
            return value.get().equals("true");
        }
        problem(name, "must be true or false");
        return defaultValue;
    }

    /** ISO form ({@code PT30S}) or a number with unit: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 24h}, {@code 7d}. */
    public Duration duration(String name, Duration defaultValue) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return defaultValue;
        }
        try {
            return parse(value.get().trim());
        } catch (DateTimeParseException | ArithmeticException e) {
            problem(name, "must be a duration such as 30s, 5m or PT24H");
            return defaultValue;
        }
    }

    /** As {@link #duration}, longer than zero and at most 24 hours. */
    public Duration positive(String name, Duration defaultValue) {
        Duration value = duration(name, defaultValue);
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            problem(name, "must be longer than zero and at most 24h");
            return defaultValue;
        }
        return value;
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type, E defaultValue) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return defaultValue;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replace('_', '-')
                    .equals(value.get())) {
                return constant;
            }
        }
        List<String> allowed = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            allowed.add(constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        problem(name, "must be one of " + String.join(", ", allowed));
        return defaultValue;
    }

    /** Adds a problem found by the connector itself, for example a contradictory pair. */
    public void problem(String name, String what) {
        problems.add(prefix + "." + name + " " + what);
    }

    /** @throws SettingsProblems if anything was wrong or a setting was given that nobody read */
    public void finish() {
        values.keySet().stream()
                .filter(name -> !read.contains(name))
                .sorted(Comparator.naturalOrder())
                .forEach(name -> problem(name, "is not known; allowed are " + String.join(", ", read)));
        if (!problems.isEmpty()) {
            throw new SettingsProblems(problems);
        }
    }

    private static Duration parse(String text) {
        if (text.matches("\\d+(ms|s|m|h|d)")) {
            long number = Long.parseLong(text.replaceAll("\\D", ""));
            return switch (text.replaceAll("\\d", "")) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
        return Duration.parse(text);
    }
}
