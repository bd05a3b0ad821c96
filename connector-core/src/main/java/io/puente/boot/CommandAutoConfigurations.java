package io.puente.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** A command has no web server, endpoints, users or flows; looking at their auto-configurations takes most of a second. */
final class CommandAutoConfigurations implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> NEEDLESS = List.of(
            "org.springframework.boot.actuate.",
            "org.springframework.boot.autoconfigure.aop.",
            "org.springframework.boot.autoconfigure.dao.",
            "org.springframework.boot.autoconfigure.data.",
            "org.springframework.boot.autoconfigure.flyway.",
            "org.springframework.boot.autoconfigure.info.",
            "org.springframework.boot.autoconfigure.integration.",
            "org.springframework.boot.autoconfigure.jdbc.",
            "org.springframework.boot.autoconfigure.jmx.",
            "org.springframework.boot.autoconfigure.netty.",
            "org.springframework.boot.autoconfigure.security.",
            "org.springframework.boot.autoconfigure.sql.",
            "org.springframework.boot.autoconfigure.transaction.",
            "org.springframework.boot.autoconfigure.web.embedded.",
            "org.springframework.boot.autoconfigure.web.servlet.",
            "org.springframework.boot.autoconfigure.websocket.");

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
            matches[i] = !command || name == null || NEEDLESS.stream().noneMatch(name::startsWith);
        }
        return matches;
    }
}
