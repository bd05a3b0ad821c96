package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares an environment with our schema; changes nothing. */
final class Surveyor {
    private static final Map<String, String> STRONG = Map.of("Consistency", "Strong");

    private final DynamicsApi api;
    private final String solution;

    Surveyor(DynamicsApi api, String solution) {
        this.api = api;
        this.solution = solution;
    }

    OrgSurvey survey() throws TargetFailure, InterruptedException {
        List<SchemaTable> newTables = new ArrayList<>();
        Map<SchemaTable, List<SchemaColumn>> columns = new LinkedHashMap<>();
        Map<String, String> conflicts = new LinkedHashMap<>();
        List<SchemaTable> keys = new ArrayList<>();
        List<SchemaTable> pending = new ArrayList<>();
        for (SchemaTable wanted : PuenteSchema.TABLES) {
            Optional<Table> found = table(wanted.name());
            if (found.isEmpty()) {
                newTables.add(wanted);
                columns.put(wanted, wanted.columns());
            } else {
                compare(wanted, found.get(), columns, conflicts);
            }
            if (!wanted.alternateKey().isEmpty()
                    && found.filter(table -> table.keys().contains(wanted.keyColumn()))
                            .isEmpty()) {
                boolean building = found.filter(table -> table.pendingKeys().contains(wanted.keyColumn()))
                        .isPresent();
                (building ? pending : keys).add(wanted);
            }
        }
        Map<Integer, String> origins = origins();
        return new OrgSurvey(
                id("publishers", "publisherid", PuenteSchema.PREFIX),
                id("solutions", "solutionid", solution).isEmpty(),
                newTables,
                columns,
                conflicts,
                keys,
                pending,
                !origins.containsValue(PuenteSchema.CASE_ORIGIN),
                List.copyOf(origins.keySet()));
    }

    /** Never from what is remembered: an installation has just changed it. */
    Optional<Table> table(String name) throws TargetFailure, InterruptedException {
        return api.find(DynamicsCall.get(Purpose.PROVISION, api.path(Table.query(name)), STRONG))
                .map(Table::of);
    }

    private static void compare(
            SchemaTable wanted,
            Table found,
            Map<SchemaTable, List<SchemaColumn>> columns,
            Map<String, String> conflicts) {
        for (SchemaColumn column : wanted.columns()) {
            Optional<TableColumn> there = found.column(column.name());
            if (there.isEmpty()) {
                columns.computeIfAbsent(wanted, any -> new ArrayList<>()).add(column);
            } else if (!there.get().type().equals(column.type().attributeType())) {
                conflicts.put(
                        wanted.name() + "." + column.name(),
                        "has type " + there.get().type() + " and cannot become "
                                + column.type().attributeType());
            }
        }
    }

    private Map<Integer, String> origins() throws TargetFailure, InterruptedException {
        String resource = "/EntityDefinitions(LogicalName='incident')/Attributes(LogicalName='caseorigincode')/"
                + "Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet";
        JsonNode column = api.json(DynamicsCall.get(Purpose.PROVISION, api.path(resource), STRONG));
        Map<Integer, String> origins = new HashMap<>();
        for (JsonNode option : column.path("OptionSet").path("Options")) {
            origins.put(option.path("Value").asInt(), TableColumn.label(option.path("Label")));
        }
        return origins;
    }

    private Optional<String> id(String set, String idColumn, String uniqueName)
            throws TargetFailure, InterruptedException {
        String filter = OData.encoded("uniquename eq " + OData.literal(uniqueName));
        return OData.rows(api, Purpose.PROVISION, "/" + set + "?$select=" + idColumn + "&$filter=" + filter).stream()
                .map(row -> row.path(idColumn).asText())
                .findFirst();
    }

    int baseLanguage() throws TargetFailure, InterruptedException {
        return OData.rows(api, Purpose.PROVISION, "/organizations?$select=languagecode").stream()
                .map(row -> row.path("languagecode").asInt(1033))
                .findFirst()
                .orElse(1033);
    }
}
