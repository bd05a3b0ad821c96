package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The templates of the account, with a few from the start. Thread-safe. */
final class TemplateBook {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");

    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final Ids ids;

    TemplateBook(Ids ids) {
        this.ids = ids;
        reset();
    }

    synchronized void reset() {
        templates.clear();
        seed("hello_world", "en_US", "UTILITY", "Welcome. This message shows that your account works.");
        seed("case_update", "en_US", "UTILITY", "Hello {{1}}, there is news about your case {{2}}. Reply to read it.");
        seed("case_update", "es", "UTILITY", "Hola {{1}}, hay novedades sobre su caso {{2}}. Responda para leerlas.");
        seed("spring_offer", "en_US", "MARKETING", "Hello {{1}}, our spring offers are here.");
    }

    private void seed(String name, String language, String category, String body) {
        JsonNode components = Json.array().add(Json.object().put("type", "BODY").put("text", body));
        Template template = new Template(ids.number(), name, language, category, "APPROVED", components);
        templates.put(template.key(), template);
    }

    synchronized Optional<Template> find(String name, String language) {
        return Optional.ofNullable(templates.get(Template.key(name, language)));
    }

    synchronized Collection<Template> all() {
        return List.copyOf(templates.values());
    }

    /** @throws IllegalArgumentException if there is no such template */
    synchronized Template setStatus(String name, String language, String status) {
        Template template = find(name, language)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No template " + name + " in " + language + "; there are " + templates.keySet()))
                .withStatus(status);
        templates.put(template.key(), template);
        return template;
    }

    /** Creates and, since nobody reviews here, approves. */
    synchronized Template create(Param template) {
        String name = template.text("name", 512);
        if (!NAME.matcher(name).matches()) {
            throw Refusal.invalid("name", "must hold lower case letters, digits and underscores only");
        }
        String language = template.text("language", 16);
        String category = template.text("category", 32);
        if (!Set.of("MARKETING", "UTILITY", "AUTHENTICATION").contains(category)) {
            throw Refusal.invalid("category", "must be MARKETING, UTILITY or AUTHENTICATION");
        }
        boolean body = false;
        for (Param component : template.list("components", 1, 10)) {
            String type = component.text("type", 32);
            body |= type.equalsIgnoreCase("BODY");
            component.optionalText("text", 1024);
        }
        if (!body && !category.equals("AUTHENTICATION")) {
            throw Refusal.missing("components[BODY]");
        }
        if (find(name, language).isPresent()) {
            throw Refusal.malformed("There is already " + language + " content for this template.");
        }
        Template created = new Template(
                ids.number(), name, language, category, "APPROVED", ((ObjectNode) template.node()).get("components"));
        templates.put(created.key(), created);
        return created;
    }
}
