package io.puente.boot;

import io.puente.mapping.MappingProblems;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.SettingsProblems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The CRMs' part of the start check: type known, the connector's own settings, the mapping file. Calls no CRM. */
final class TargetsCheck {

    private final Collection<CrmConnectorFactory> factories;
    private final MappingFiles mappings;
    private final List<String> problems = new ArrayList<>();

    TargetsCheck(Collection<CrmConnectorFactory> factories, MappingFiles mappings) {
        this.factories = factories;
        this.mappings = mappings;
    }

    List<String> problems(PuenteSettings settings) {
        return problems(settings, true);
    }

    /** Without the mapping files, for somebody who reads them one by one. */
    List<String> withoutMappings(PuenteSettings settings) {
        return problems(settings, false);
    }

    private List<String> problems(PuenteSettings settings, boolean withMappings) {
        settings.targets().forEach((name, target) -> {
            if (target.enabled() && target.type() != null && !target.type().isBlank()) {
                check(name, target, withMappings);
            }
        });
        return problems;
    }

    static ConnectorSettings connectorSettings(String name, PuenteSettings.Target target) {
        return new ConnectorSettings("puente.targets." + name + ".settings", target.settings());
    }

    private void check(String name, PuenteSettings.Target target, boolean withMapping) {
        Optional<CrmConnectorFactory> factory =
                factories.stream().filter(f -> f.type().equals(target.type())).findFirst();
        if (factory.isEmpty()) {
            var known = new TreeSet<String>();
            factories.forEach(f -> known.add(f.type()));
            problems.add("puente.targets." + name + ".type is '" + target.type() + "'; known are "
                    + (known.isEmpty() ? "none, no connector is on the class path" : String.join(", ", known)));
            return;
        }
        if (target.connection() != null && factory.get().ownConnection()) {
            problems.add("puente.targets." + name + ".connection is not for " + target.type()
                    + ", whose connector has settings of its own for it");
        }
        try {
            factory.get().check(connectorSettings(name, target));
        } catch (SettingsProblems e) {
            problems.addAll(e.problems());
        }
        if (!withMapping) {
            return;
        }
        try {
            mappings.load(target, factory.get());
        } catch (MappingProblems e) {
            e.problems().forEach(p -> problems.add(p.text()));
        } catch (java.io.IOException e) {
            problems.add("puente.targets." + name + ".mapping cannot be read: " + e.getMessage());
        }
    }
}
