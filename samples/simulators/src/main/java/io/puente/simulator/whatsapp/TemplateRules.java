package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a template message against the template that it names. */
final class TemplateRules {
    private static final int FILLED_BODY = 1024;
    private static final Pattern NAMED = Pattern.compile("\\D.*");

    private final TemplateBook book;
    private final MediaRules media;

    TemplateRules(TemplateBook book, MediaRules media) {
        this.book = book;
        this.media = media;
    }

    Template check(Param message) {
        Param content = message.object("template");
        content.only("name", "language", "components");
        String name = content.text("name", 512);
        String language = content.object("language").text("code", 16);
        Template template = book.find(name, language)
                .filter(found -> !Set.of("PENDING", "REJECTED").contains(found.status()))
                .orElseThrow(() -> new Refusal(
                        404,
                        132001,
                        "Template name does not exist in the translation",
                        "template name (" + name + ") does not exist in " + language));
        if (template.status().equals("PAUSED")) {
            throw new Refusal(400, 132015, "Template is paused", "Template is paused due to low quality.");
        }
        if (template.status().equals("DISABLED")) {
            throw new Refusal(400, 132016, "Template is disabled", "Template was paused too often and is disabled.");
        }
        List<Param> components = content.has("components") ? content.list("components", 0, 20) : List.of();
        body(template, of("body", components));
        header(template, of("header", components));
        buttons(template, of("button", components));
        for (Param component : components) {
            if (!Set.of("body", "header", "button")
                    .contains(component.text("type", 32).toLowerCase(Locale.ROOT))) {
                throw Refusal.invalid(component.name("type"), "must be header, body or button");
            }
        }
        return template;
    }

    private static List<Param> of(String type, List<Param> components) {
        return components.stream()
                .filter(component -> component.text("type", 32).equalsIgnoreCase(type))
                .toList();
    }

    private static void body(Template template, List<Param> given) {
        String text = template.text("BODY");
        List<Param> parameters = parameters(given);
        Set<String> wanted = Template.variables(text);
        count("body", wanted.size(), parameters.size());
        boolean named =
                wanted.stream().anyMatch(variable -> NAMED.matcher(variable).matches());
        Set<String> names = new HashSet<>();
        String filled = text;
        List<String> order = new ArrayList<>(wanted);
        for (int i = 0; i < parameters.size(); i++) {
            Param parameter = parameters.get(i);
            String name = order.get(i);
            if (named) {
                name = parameter.text("parameter_name", 64);
                if (!wanted.contains(name) || !names.add(name)) {
                    throw format("Parameter name " + name + " is not in the template or comes twice");
                }
            } else if (parameter.has("parameter_name")) {
                throw format("This template has positional parameters; parameter_name is not expected");
            }
            String value = value(parameter);
            filled = filled.replaceAll("\\{\\{\\s*" + name + "\\s*}}", Matcher.quoteReplacement(value));
        }
        if (filled.length() > FILLED_BODY) {
            throw new Refusal(400, 132005, "Translated text too long", "The filled body exceeds 1024 characters.");
        }
    }

    private static String value(Param parameter) {
        String type = parameter.text("type", 32);
        return switch (type) {
            case "text" -> {
                String text = parameter.text("text", 4096);
                if (text.contains("\n") || text.contains("\t") || text.contains("     ")) {
                    throw format("Param text cannot have new-line/tab characters or more than 4 consecutive spaces");
                }
                yield text;
            }
            case "currency", "date_time" -> parameter.object(type).text("fallback_value", 1024);
            default -> throw format("A body parameter of type " + type + " is not possible");
        };
    }

    private void header(Template template, List<Param> given) {
        List<Param> parameters = parameters(given);
        String format = template.component("HEADER")
                .map(header -> header.path("format").asText("TEXT").toLowerCase(Locale.ROOT))
                .orElse("none");
        int wanted = switch (format) {
            case "none" -> 0;
            case "text" -> Template.variables(template.text("HEADER")).size();
            default -> 1;
        };
        count("header", wanted, parameters.size());
        for (Param parameter : parameters) {
            String type = parameter.text("type", 32);
            if (!type.equals(format)) {
                throw format("The header is of type " + format + ", not " + type);
            }
            switch (type) {
                case "text" -> parameter.text("text", 60);
                case "image", "video", "document" -> media.check(type, parameter.object(type));
                default -> parameter.object(type);
            }
        }
    }

    private static void buttons(Template template, List<Param> given) {
        JsonNode buttons = template.component("BUTTONS")
                .map(component -> component.path("buttons"))
                .orElse(Json.array());
        for (Param button : given) {
            String subType = button.text("sub_type", 32);
            int index = button.node().path("index").asInt(-1);
            if (index < 0 || index >= buttons.size()) {
                throw format("Button at index " + index + " does not exist in the template");
            }
            if (!buttons.get(index).path("type").asText().equalsIgnoreCase(subType)) {
                throw format("Button at index " + index + " is not of type " + subType);
            }
            button.list("parameters", 1, 1);
        }
    }

    private static List<Param> parameters(List<Param> components) {
        if (components.isEmpty() || !components.get(0).has("parameters")) {
            return List.of();
        }
        return components.get(0).list("parameters", 0, 100);
    }

    private static void count(String part, int wanted, int given) {
        if (wanted != given) {
            throw new Refusal(
                    400,
                    132000,
                    "Number of parameters does not match the expected number of params",
                    part + ": number of localizable_params (" + given
                            + ") does not match the expected number of params (" + wanted + ")");
        }
    }

    private static Refusal format(String details) {
        return new Refusal(400, 132012, "Parameter format does not match format in the created template", details);
    }
}
