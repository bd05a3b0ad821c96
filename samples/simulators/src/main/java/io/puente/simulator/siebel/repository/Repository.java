package io.puente.simulator.siebel.repository;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The repository of one server, as delivered and as changed since. Thread-safe: each call sees one state. */
public final class Repository {
    private static final String VANILLA = "/io/puente/simulator/siebel/vanilla-repository.json";

    private final JsonNode vanilla;
    private volatile Map<String, BusComp> busComps = Map.of();
    private volatile Map<String, DataObject> objects = Map.of();
    private volatile List<Link> links = List.of();

    public Repository() {
        try (InputStream in = Objects.requireNonNull(Repository.class.getResourceAsStream(VANILLA), VANILLA)) {
            this.vanilla = new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }

    /** As delivered: nothing granted, no field of the site. */
    public synchronized void reset() {
        Map<String, BusComp> components = new LinkedHashMap<>();
        vanilla.path("busComps").forEach(json -> {
            BusComp busComp = BusComp.fromJson(json);
            components.put(busComp.name(), busComp);
        });
        Map<String, DataObject> all = new LinkedHashMap<>();
        vanilla.path("busObjects").forEach(json -> {
            List<Component> members = new ArrayList<>();
            json.path("busComps").forEach(member -> members.add(Component.plain(member.asText())));
            String name = json.path("name").asText();
            all.put(name, DataObject.of(name, members));
        });
        vanilla.path("integrationObjects").forEach(json -> {
            List<Component> members = new ArrayList<>();
            json.path("components")
                    .forEach(member -> members.add(new Component(
                            member.path("name").asText(), member.path("busComp").asText(), Map.of())));
            String name = json.path("name").asText();
            all.put(name, DataObject.of(name, members));
        });
        List<Link> found = new ArrayList<>();
        vanilla.path("links")
                .forEach(json -> found.add(new Link(
                        json.path("parent").asText(),
                        json.path("child").asText(),
                        json.path("field").asText(),
                        json.has("intersection") ? json.get("intersection").asText() : null)));
        busComps = Collections.unmodifiableMap(components);
        objects = Collections.unmodifiableMap(all);
        links = List.copyOf(found);
    }

    /** The lists of values as delivered: by type either an array of values, or an object of values with those below. */
    public JsonNode deliveredLovs() {
        return vanilla.path("lovs");
    }

    public @Nullable BusComp find(String busComp) {
        return busComps.get(busComp);
    }

    /** @throws IllegalArgumentException if there is none */
    public BusComp busComp(String name) {
        BusComp found = busComps.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "There is no business component \"" + name + "\"; there are " + busComps.keySet());
        }
        return found;
    }

    public Collection<BusComp> busComps() {
        return busComps.values();
    }

    /** A business object or an integration object. */
    public @Nullable DataObject object(String name) {
        return objects.get(name);
    }

    public Collection<DataObject> objects() {
        return objects.values();
    }

    public Optional<Link> link(String parent, String child) {
        return links.stream()
                .filter(link -> link.parent().equals(parent) && link.child().equals(child))
                .findFirst();
    }

    /** @throws IllegalArgumentException if there is no such component */
    public synchronized void change(String busComp, UnaryOperator<BusComp> change) {
        Map<String, BusComp> more = new LinkedHashMap<>(busComps);
        more.put(busComp, change.apply(busComp(busComp)));
        busComps = Collections.unmodifiableMap(more);
    }

    /** Adds an integration object, or replaces the one with its name. */
    public synchronized void define(String name, List<Component> components) {
        components.forEach(component -> busComp(component.busComp()));
        put(DataObject.of(name, components));
    }

    /** @throws IllegalArgumentException if there is no such object */
    public synchronized void grant(String name, boolean granted) {
        DataObject object = objects.get(name);
        if (object == null) {
            throw new IllegalArgumentException(
                    "There is no business object \"" + name + "\"; there are " + objects.keySet());
        }
        put(object.granted(granted));
    }

    private void put(DataObject object) {
        Map<String, DataObject> more = new LinkedHashMap<>(objects);
        more.put(object.name(), object);
        objects = Collections.unmodifiableMap(more);
    }
}
