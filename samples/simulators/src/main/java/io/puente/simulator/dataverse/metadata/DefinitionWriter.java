package io.puente.simulator.dataverse.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.api.Call;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.schema.AlternateKey;
import io.puente.simulator.dataverse.schema.CascadeDelete;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.SystemColumns;
import io.puente.simulator.dataverse.schema.TableTraits;
import io.puente.simulator.dataverse.schema.TableType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Creates, changes and drops tables, columns, relationships and keys. Under the organisation's write lock. */
final class DefinitionWriter {
    private static final Set<ColumnType> KEY_TYPES = EnumSet.of(
            ColumnType.DECIMAL,
            ColumnType.INTEGER,
            ColumnType.STRING,
            ColumnType.DATE_TIME,
            ColumnType.DATE,
            ColumnType.LOOKUP,
            ColumnType.PICKLIST);
    private static final int MAX_KEYS = 10;
    private static final int MAX_KEY_COLUMNS = 16;
    private static final int MAX_KEY_BYTES = 900;
    private static final int FIRST_CUSTOM_TYPE_CODE = 10_600;

    private final Organization org;
    private final SetupDelays delays;
    private int tables;

    DefinitionWriter(Organization org, SetupDelays delays) {
        this.org = org;
        this.delays = delays;
    }

    private void checkSolution(Call call) {
        String name = call.caller().solution();
        boolean known =
                name == null || org.rows("solution").all().stream().anyMatch(row -> name.equals(row.get("uniquename")));
        if (!known) {
            throw new ApiException(
                    ErrorCode.OBJECT_DOES_NOT_EXIST, "The solution unique name '" + name + "' does not exist.");
        }
    }

    private static String name(JsonNode json, String what) {
        String schemaName = json.path("SchemaName").asText();
        if (!schemaName.matches("[A-Za-z][A-Za-z0-9]{1,7}_[A-Za-z][A-Za-z0-9_]{0,90}")) {
            throw ColumnReader.bad("The SchemaName '" + schemaName + "' of the " + what
                    + " must start with a valid customization prefix, such as new_.");
        }
        return schemaName;
    }

    TableType createTable(Call call) {
        checkSolution(call);
        ObjectNode json = call.object();
        String schemaName = name(json, "entity");
        String name = schemaName.toLowerCase(Locale.ROOT);
        if (org.schema().table(name) != null) {
            throw new ApiException(
                    ErrorCode.TABLE_EXISTS, "An entity with the specified name " + name + " already exists.");
        }
        boolean activity = json.path("IsActivity").asBoolean(false);
        Column primaryName = primaryName(json, activity);
        TableTraits traits = TableTraits.standard(
                        name, plural(name), FIRST_CUSTOM_TYPE_CODE + ++tables, activity ? "activityid" : name + "id")
                .named(
                        primaryName.name(),
                        ColumnReader.label(json.path("DisplayName"), schemaName),
                        ColumnReader.label(json.path("DisplayCollectionName"), schemaName))
                .with(
                        activity
                                || json.path("OwnershipType")
                                        .asText("UserOwned")
                                        .equals("UserOwned"),
                        activity,
                        json.path("HasActivities").asBoolean(false),
                        json.path("HasNotes").asBoolean(false),
                        json.path("ChangeTrackingEnabled").asBoolean(true))
                .ofCustomer(schemaName, org.clock().instant().plus(delays.tableVisible()));
        TableType type = org.schema().add(traits);
        call.tx().onUndo(() -> org.schema().remove(type));
        if (activity) {
            Column inherited = type.known("subject");
            inherited.maxLength(primaryName.maxLength()).label(primaryName.label());
        } else {
            SystemColumns.add(type);
            type.add(primaryName);
            SystemColumns.addState(type);
        }
        for (JsonNode attribute : json.path("Attributes")) {
            if (!attribute.path("IsPrimaryName").asBoolean(false)) {
                addColumn(call, type, ColumnReader.read(attribute));
            }
        }
        org.schema().connect(type);
        return type;
    }

    private static Column primaryName(JsonNode json, boolean activity) {
        List<Column> names = new ArrayList<>();
        for (JsonNode attribute : json.path("Attributes")) {
            if (attribute.path("IsPrimaryName").asBoolean(false)) {
                names.add(ColumnReader.read(attribute));
            }
        }
        if (names.size() != 1 || names.get(0).type() != ColumnType.STRING) {
            throw ColumnReader.bad("The entity needs exactly one attribute of type String with IsPrimaryName.");
        }
        Column name = names.get(0);
        if (activity && !name.schemaName().equals("Subject")) {
            throw ColumnReader.bad("The primary attribute of an activity must have the SchemaName 'Subject'.");
        }
        return name;
    }

    private static String plural(String name) {
        if (name.matches(".*[^aeiou]y")) {
            return name.substring(0, name.length() - 1) + "ies";
        }
        return name.matches(".*(s|x|z|ch|sh)") ? name + "es" : name + "s";
    }

    Column createColumn(Call call, TableType type, ObjectNode json) {
        checkSolution(call);
        name(json, "attribute");
        Column column = ColumnReader.read(json);
        if (column.type() == ColumnType.LOOKUP) {
            throw ColumnReader.bad(
                    "Lookup attributes are created with their relationship: POST RelationshipDefinitions.");
        }
        return addColumn(call, type, column);
    }

    private Column addColumn(Call call, TableType type, Column column) {
        if (type.column(column.name()) != null) {
            throw new ApiException(
                    ErrorCode.COLUMN_EXISTS,
                    "Attribute with SchemaName = " + column.schemaName()
                            + " already exists for entity with LogicalName = " + type + ".");
        }
        if (type.name().equals(Schema.ACTIVITY)) {
            throw ColumnReader.bad("The entity activitypointer cannot be customized.");
        }
        type.add(column);
        call.tx().onUndo(() -> type.remove(column));
        if (column.type() == ColumnType.BOOLEAN) {
            // Rows that are already there stay without a value, as in the database.
            column.precision(0);
        }
        return column;
    }

    Relationship createRelationship(Call call) {
        checkSolution(call);
        ObjectNode json = call.object();
        String schemaName = name(json, "relationship");
        TableType referencing = table(json, "ReferencingEntity");
        TableType referenced = table(json, "ReferencedEntity");
        boolean taken = org.schema().tables().stream()
                .flatMap(t -> t.parents().stream())
                .anyMatch(r -> r.schemaName().equalsIgnoreCase(schemaName));
        if (taken) {
            throw new ApiException(
                    ErrorCode.COLUMN_EXISTS,
                    "A relationship with the specified name already exists: " + schemaName + ".");
        }
        ObjectNode lookup = json.path("Lookup") instanceof ObjectNode given ? given : null;
        if (lookup == null) {
            throw ColumnReader.bad("The relationship needs a Lookup.");
        }
        lookup.put("@odata.type", DefinitionJson.NAMESPACE + "LookupAttributeMetadata");
        name(lookup, "lookup");
        Column column = ColumnReader.read(lookup).targets(List.of(referenced.name()));
        addColumn(call, referencing, column);
        String delete = json.path("CascadeConfiguration").path("Delete").asText("RemoveLink");
        CascadeDelete onDelete = switch (delete) {
            case "Cascade" -> CascadeDelete.CASCADE;
            case "Restrict" -> CascadeDelete.RESTRICT;
            default -> CascadeDelete.REMOVE_LINK;
        };
        Relationship relationship = new Relationship(
                schemaName,
                referencing,
                column,
                referenced,
                Schema.navigation(referencing, column, referenced),
                schemaName,
                onDelete,
                true,
                UUID.nameUUIDFromBytes(schemaName.getBytes(StandardCharsets.UTF_8)));
        Schema.relate(relationship);
        call.tx().onUndo(() -> {
            referencing.removeParent(relationship);
            referenced.removeChild(relationship);
        });
        org.reindex(referencing);
        return relationship;
    }

    private TableType table(JsonNode json, String property) {
        TableType type = org.schema().table(json.path(property).asText());
        if (type == null) {
            throw new ApiException(
                    ErrorCode.OBJECT_DOES_NOT_EXIST,
                    "Could not find an entity with name " + json.path(property).asText() + " (" + property + ").");
        }
        return type;
    }

    AlternateKey createKey(Call call, TableType type) {
        checkSolution(call);
        ObjectNode json = call.object();
        String schemaName = name(json, "key");
        String name = schemaName.toLowerCase(Locale.ROOT);
        List<Column> columns = new ArrayList<>();
        for (JsonNode attribute : json.path("KeyAttributes")) {
            Column column = type.column(attribute.asText());
            if (column == null) {
                throw ColumnReader.bad(
                        "The key attribute '" + attribute.asText() + "' does not exist in entity '" + type + "'.");
            }
            columns.add(column);
        }
        check(type, name, columns);
        AlternateKey key = new AlternateKey(
                name,
                schemaName,
                ColumnReader.label(json.path("DisplayName"), schemaName),
                columns,
                org.clock().instant().plus(delays.keyIndex()),
                UUID.nameUUIDFromBytes((type + "." + name).getBytes(StandardCharsets.UTF_8)));
        type.addKey(key);
        call.tx().onUndo(() -> type.removeKey(key));
        org.reindex(type);
        return key;
    }

    private static void check(TableType type, String name, List<Column> columns) {
        if (type.key(name) != null) {
            throw new ApiException(
                    ErrorCode.KEY_NAME_EXISTS, "An entity key with the name " + name + " already exists.");
        }
        if (type.keys().stream().anyMatch(key -> Set.copyOf(key.columns()).equals(Set.copyOf(columns)))) {
            throw new ApiException(
                    ErrorCode.KEY_COLUMNS_EXIST, "An entity key with the selected attributes already exists.");
        }
        boolean allowed = !columns.isEmpty()
                && columns.size() <= MAX_KEY_COLUMNS
                && columns.stream().allMatch(column -> KEY_TYPES.contains(column.type()));
        if (!allowed || type.keys().size() >= MAX_KEYS) {
            throw ColumnReader.bad(
                    "A key takes 1 to 16 attributes of the types Decimal, Integer, String, DateTime, Lookup"
                            + " or Picklist, and an entity 10 keys.");
        }
        int bytes = columns.stream()
                .mapToInt(c -> c.type() == ColumnType.STRING ? c.maxLength() * 2 : 16)
                .sum();
        if (bytes > MAX_KEY_BYTES) {
            throw new ApiException(
                    ErrorCode.KEY_TOO_LONG,
                    "The total size of the key attributes is " + bytes + " bytes; the limit is 900 bytes.");
        }
    }

    void updateTable(TableType type, ObjectNode json) {
        if (!json.path("LogicalName").asText(type.name()).equals(type.name())) {
            throw ColumnReader.bad("The LogicalName of an entity cannot be changed.");
        }
    }

    void updateColumn(TableType type, Column column, ObjectNode json) {
        if (json.has("DisplayName")) {
            column.label(ColumnReader.label(json.path("DisplayName"), column.label()));
        }
        int length = json.path("MaxLength").asInt(column.maxLength());
        if (length < column.maxLength()) {
            for (Row row : org.all(type)) {
                if (row.get(column) instanceof String text && text.length() > length) {
                    throw ColumnReader.bad(
                            "The MaxLength of '" + column.name() + "' cannot be less than its longest value.");
                }
            }
        }
        column.maxLength(length);
    }

    void deleteTable(Call call, TableType type) {
        if (!type.traits().custom()) {
            throw new ApiException(ErrorCode.METHOD_NOT_ALLOWED, "The entity " + type + " cannot be deleted.");
        }
        List.copyOf(org.all(type)).forEach(row -> org.writer().delete(row, call.caller(), call.tx()));
        org.schema().remove(type);
        org.drop(type);
    }

    void deleteColumn(Call call, TableType type, Column column) {
        if (!column.isCustom()
                || type.keys().stream().anyMatch(key -> key.columns().contains(column))) {
            throw new ApiException(
                    ErrorCode.METHOD_NOT_ALLOWED,
                    "The attribute " + column + " cannot be deleted: it is a standard one or part of a key.");
        }
        type.remove(column);
    }

    void deleteKey(Call call, TableType type, String name) {
        AlternateKey key = type.keys().stream()
                .filter(k -> k.name().equals(name) || k.metadataId().toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ApiException(ErrorCode.KEY_NOT_DEFINED, "There is no entity key " + name + "."));
        type.removeKey(key);
        call.tx().onUndo(() -> type.addKey(key));
    }
}
