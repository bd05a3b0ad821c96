package io.puente.boot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a command's context is started with: the user's settings, and ours that keep it from working as a gateway. */
final class CommandArguments {

    /** Nobody may change these. */
    private static final Map<String, String> FIXED = Map.of(
            CommandMode.PROPERTY,
            "true",
            "spring.main.web-application-type",
            "none",
            "spring.main.lazy-initialization",
            "true",
            "spring.main.banner-mode",
            "off",
            "spring.main.register-shutdown-hook",
            "false",
            "spring.jmx.enabled",
            "false",
            "camel.main.routes-collector-enabled",
            "false");

    /** Standard output belongs to the command's answer. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "logging.config", "classpath:io/puente/boot/command-logback.xml",
            "logging.level.root", "WARN");

    private CommandArguments() {}

    /** @param given {@code --name=value} */
    static String[] of(List<String> given) {
        Map<String, String> all = new LinkedHashMap<>(DEFAULTS);
        var arguments = new ArrayList<String>();
        for (String one : given) {
            String name = name(one);
            all.remove(name);
            if (!FIXED.containsKey(name)) {
                arguments.add(one);
            }
        }
        all.putAll(FIXED);
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments.toArray(String[]::new);
    }

    private static String name(String argument) {
        int end = argument.indexOf('=');
        return argument.substring(2, end < 0 ? argument.length() : end);
    }
}
