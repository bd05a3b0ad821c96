package io.puente.boot;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps Boot from looking for an application's database because our stores' drivers are on the class path: they open
 * their own connections. An application that sets {@code spring.datasource.url} gets its own beside them.
 */
final class OwnStoresFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String URL = "spring.datasource.url";
    private static final Set<String> OF_APPLICATION_DATABASES = Set.of(
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration");

    private boolean wanted;

    @Override
    public void setEnvironment(Environment environment) {
        wanted = environment.containsProperty(URL);
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String name = classes[i];
            matches[i] = wanted || name == null || !OF_APPLICATION_DATABASES.contains(name);
        }
        return matches;
    }
}
