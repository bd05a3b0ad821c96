package io.puente.simulator.siebel.rest;

import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of an integration component's fields for JSON, against those of the business component. */
record FieldNames(Component component, BusComp busComp) {

    static FieldNames of(Step step) {
        return new FieldNames(step.component(), step.busComp());
    }

    String json(String field) {
        return component.jsonNames().getOrDefault(field, field);
    }

    /** The field behind a name in JSON. */
    Optional<BusCompField> field(String jsonName) {
        return busComp.all().stream()
                .filter(field -> json(field.name()).equals(jsonName))
                .findFirst();
    }

    /**
     * @param list of the parameter {@code fields}; empty for all
     * @throws SiebelException naming the unknown one
     */
    List<BusCompField> chosen(String list) {
        if (list.isBlank()) {
            return List.copyOf(busComp.all());
        }
        List<BusCompField> fields = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            fields.add(field(name.trim())
                    .orElseThrow(() -> SiebelException.of(
                            "SBL-EAI-50258",
                            "The field '" + name.trim() + "' is not known in component '" + component.name() + "'")));
        }
        if (fields.stream().noneMatch(field -> field.name().equals("Id"))) {
            fields.addAll(field("Id").stream().toList());
        }
        return fields;
    }
}
