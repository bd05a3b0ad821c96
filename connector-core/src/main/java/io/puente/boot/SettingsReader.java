package io.puente.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads {@link PuenteSettings} and names every mistake at once: unreadable values, unknown names, and what {@link
 * SettingsCheck} finds. Boot's own binding would stop at the first.
 */
final class SettingsReader {

    private static final String PREFIX = "puente";

    /** Settings of the demo; the application that has one reads them. */
    private static final String APPLICATIONS_OWN = "puente.demo.";

    private SettingsReader() {}

    /** What was read, with defaults for what could not be, and every mistake. */
    record Reading(PuenteSettings settings, List<String> problems) {}

    static Reading read(ConfigurableEnvironment environment) {
        var unreadable = new TreeMap<String, String>();
        PuenteSettings settings = bind(environment, new Collecting(unreadable));
        var problems = new ArrayList<String>();
        unreadable.forEach((name, what) -> problems.add(name + " " + what));
        for (String name : unknown(environment)) {
            if (!unreadable.containsKey(name) && !name.startsWith(APPLICATIONS_OWN)) {
                problems.add(name + " is not a setting of Puente; see the list in the README");
            }
        }
        problems.addAll(SettingsCheck.problems(settings));
        return new Reading(settings, problems);
    }

    private static PuenteSettings bind(ConfigurableEnvironment environment, BindHandler handler) {
        return Binder.get(environment).bindOrCreate(PREFIX, Bindable.of(PuenteSettings.class), handler);
    }

    private static Set<String> unknown(ConfigurableEnvironment environment) {
        var names = new TreeSet<String>();
        try {
            bind(environment, new NoUnboundElementsBindHandler(new Collecting(new TreeMap<>()), SettingsReader::ours));
        } catch (BindException e) {
            if (e.getCause() instanceof UnboundConfigurationPropertiesException unbound) {
                unbound.getUnboundProperties()
                        .forEach(p -> names.add(p.getName().toString()));
            } else {
                throw e;
            }
        }
        return names;
    }

    /** Environment variables may start with PUENTE_ for reasons of their own. */
    private static boolean ours(org.springframework.boot.context.properties.source.ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof org.springframework.core.env.PropertySource<?> p
                && !p.getName().contains("systemEnvironment");
    }

    /** Notes what cannot be converted and goes on with the rest. */
    private static final class Collecting extends AbstractBindHandler {

        private final Map<String, String> unreadable;

        Collecting(Map<String, String> unreadable) {
            this.unreadable = unreadable;
        }

        @Override
        public @Nullable Object onFailure(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
                throws Exception {
            if (error instanceof UnboundConfigurationPropertiesException) {
                throw error;
            }
            unreadable.put(
                    name.toString(), "must be " + describe(target.getType().resolve(Object.class)));
            // As if it had not been given: the default lets the rest be read, and the start is refused anyway.
            return null;
        }

        private static String describe(Class<?> type) {
            if (type.isEnum()) {
                return "one of "
                        + String.join(
                                ", ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(c -> c.toString()
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .replace('_', '-'))
                                        .toList());
            }
            return switch (type.getSimpleName()) {
                case "Duration" -> "a duration such as 500ms, 30s, 5m or 24h";
                case "DataSize" -> "a size such as 512KB or 3MB";
                case "int", "Integer" -> "a whole number";
                case "double", "Double" -> "a number";
                case "boolean", "Boolean" -> "true or false";
                case "ZoneId" -> "a time zone such as UTC or Europe/Madrid";
                case "URI" -> "an address such as https://host";
                default -> "a " + type.getSimpleName();
            };
        }
    }
}
