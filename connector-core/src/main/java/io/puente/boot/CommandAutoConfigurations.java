package io.puente.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * A command has no web server, endpoints, users, flows or routes; looking at their auto-configurations takes most of its
 * time. Of Boot's and Camel's own, only those stay that a connector's beans may want.
 */
final class CommandAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> SERVING =
            List.of("org.springframework.boot.", "org.apache.camel.", "org.springframework.integration.");

    private static final List<String> WANTED = List.of(
            "org.springframework.boot.autoconfigure.context.",
            "org.springframework.boot.autoconfigure.jackson.",
            "org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration",
            "org.springframework.boot.autoconfigure.ssl.",
            "org.springframework.boot.autoconfigure.web.client.");

    private boolean command;

    @Override
    public void setEnvironment(Environment environment) {
        command = environment.getProperty(CommandMode.PROPERTY, Boolean.class, false);
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String name = classes[i];
            matches[i] = !command
                    || name == null
                    || SERVING.stream().noneMatch(name::startsWith)
                    || WANTED.stream().anyMatch(name::startsWith);
        }
        return matches;
    }
}
