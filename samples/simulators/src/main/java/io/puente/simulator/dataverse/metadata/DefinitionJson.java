package io.puente.simulator.dataverse.metadata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.schema.AlternateKey;
import io.puente.simulator.dataverse.schema.Choice;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.TableType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tables, columns, keys and relationships as the metadata calls show them. */
final class DefinitionJson {
    static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DefinitionJson() {}

    static ObjectNode table(TableType type) {
        ObjectNode json = JSON.objectNode();
        json.put("MetadataId", type.metadataId().toString());
        json.put("LogicalName", type.name());
        json.put("SchemaName", type.traits().schemaName());
        json.put("EntitySetName", type.traits().setName());
        json.put("LogicalCollectionName", type.traits().setName());
        json.put("CollectionSchemaName", type.traits().schemaName() + "s");
        json.put("PrimaryIdAttribute", type.traits().primaryId());
        if (type.traits().primaryName().isEmpty()) {
            json.putNull("PrimaryNameAttribute");
        } else {
            json.put("PrimaryNameAttribute", type.traits().primaryName());
        }
        json.put("ObjectTypeCode", type.traits().typeCode());
        json.put("OwnershipType", type.traits().userOwned() ? "UserOwned" : "OrganizationOwned");
        json.put("IsActivity", type.traits().activity());
        json.put("IsActivityParty", type.traits().activity());
        json.put("HasActivities", type.traits().hasActivities());
        json.put("HasNotes", type.traits().hasNotes());
        json.put("ActivityTypeMask", type.traits().activity() ? 1 : 0);
        json.put("ChangeTrackingEnabled", type.traits().tracked());
        json.put("IsOptimisticConcurrencyEnabled", true);
        json.put("IsCustomEntity", type.traits().custom());
        json.put("IsManaged", !type.traits().custom());
        json.put("IsPrivate", false);
        json.put("IsIntersect", false);
        json.put("IsLogicalEntity", false);
        json.put("IsChildEntity", false);
        json.put("TableType", "Standard");
        json.set("CanCreateAttributes", managed(true, "cancreateattributes"));
        json.set("IsCustomizable", managed(true, "iscustomizable"));
        json.set("DisplayName", label(type.traits().label(), type.metadataId()));
        json.set("DisplayCollectionName", label(type.traits().collectionLabel(), type.metadataId()));
        json.set("Description", label("", type.metadataId()));
        return json;
    }

    static ObjectNode managed(boolean value, String name) {
        return JSON.objectNode().put("Value", value).put("CanBeChanged", true).put("ManagedPropertyLogicalName", name);
    }

    static ObjectNode label(String text, UUID owner) {
        ObjectNode json = JSON.objectNode();
        ArrayNode labels = json.putArray("LocalizedLabels");
        if (text.isEmpty()) {
            json.putNull("UserLocalizedLabel");
            return json;
        }
        ObjectNode one = JSON.objectNode()
                .put("Label", text)
                .put("LanguageCode", 1033)
                .put("IsManaged", false)
                .put("MetadataId", new UUID(owner.getMostSignificantBits(), text.hashCode()).toString())
                .putNull("HasChanged");
        labels.add(one);
        json.set("UserLocalizedLabel", one.deepCopy());
        return json;
    }

    static ObjectNode column(TableType type, Column column) {
        ObjectNode json = JSON.objectNode();
        json.put("@odata.type", "#" + NAMESPACE + column.type().metadataClass());
        json.put("MetadataId", column.metadataId().toString());
        json.put("EntityLogicalName", type.name());
        json.put("LogicalName", column.name());
        json.put("SchemaName", column.schemaName());
        json.put("AttributeType", column.type().attributeType());
        json.putObject("AttributeTypeName").put("Value", column.type().typeName());
        json.putObject("RequiredLevel")
                .put("Value", column.required())
                .put("CanBeChanged", true)
                .put("ManagedPropertyLogicalName", "canmodifyrequirementlevelsettings");
        json.put("IsPrimaryId", column.name().equals(type.traits().primaryId()));
        json.put("IsPrimaryName", column.name().equals(type.traits().primaryName()));
        json.put("IsValidForCreate", column.creatable());
        json.put("IsValidForUpdate", column.updatable());
        json.put("IsValidForRead", column.readable());
        json.put("IsValidODataAttribute", true);
        json.put("IsCustomAttribute", column.isCustom());
        json.put("IsManaged", !column.isCustom());
        json.put("IsLogical", false);
        json.put("IsSecured", column.secured());
        json.putNull("AttributeOf");
        json.set("IsCustomizable", managed(true, "iscustomizable"));
        json.set("DisplayName", label(column.label(), column.metadataId()));
        json.set("Description", label(column.description(), column.metadataId()));
        specific(json, column);
        return json;
    }

    private static void specific(ObjectNode json, Column column) {
        switch (column.type()) {
            case STRING, MEMO -> {
                json.put("MaxLength", column.maxLength());
                json.putObject("FormatName").put("Value", column.formatName());
                json.put("Format", column.type() == ColumnType.MEMO ? "TextArea" : column.formatName());
                if (column.type() == ColumnType.STRING) {
                    json.put("DatabaseLength", column.maxLength() * 2);
                }
            }
            case INTEGER, DECIMAL, DOUBLE -> {
                json.put("MinValue", column.min());
                json.put("MaxValue", column.max());
                if (column.type() == ColumnType.INTEGER) {
                    json.put("Format", "None");
                } else {
                    json.put("Precision", column.precision());
                }
            }
            case DATE_TIME, DATE -> {
                json.put("Format", column.type() == ColumnType.DATE ? "DateOnly" : "DateAndTime");
                json.putObject("DateTimeBehavior")
                        .put("Value", column.type() == ColumnType.DATE ? "DateOnly" : "UserLocal");
            }
            case BOOLEAN -> json.put("DefaultValue", Boolean.TRUE.equals(column.defaultValue()));
            case PICKLIST, STATE, STATUS ->
                json.put("DefaultFormValue", column.defaultValue() instanceof Integer value ? value.intValue() : -1);
            case LOOKUP, CUSTOMER, OWNER -> {
                ArrayNode targets = json.putArray("Targets");
                column.targets().forEach(targets::add);
            }
            case FILE -> json.put("MaxSizeInKB", column.maxLength());
            case BIG_INT, GUID, ENTITY_NAME -> {}
        }
    }

    static ObjectNode optionSet(TableType type, Column column) {
        ObjectNode json = JSON.objectNode();
        json.put("Name", type.name() + "_" + column.name());
        json.put("IsGlobal", false);
        json.put("IsCustomOptionSet", column.isCustom());
        json.put("MetadataId", new UUID(column.metadataId().getMostSignificantBits(), 1).toString());
        if (column.type() == ColumnType.BOOLEAN) {
            json.put("OptionSetType", "Boolean");
            json.set("TrueOption", option(column, new Choice(1, "Yes", -1)));
            json.set("FalseOption", option(column, new Choice(0, "No", -1)));
            return json;
        }
        json.put("OptionSetType", column.type().attributeType());
        ArrayNode options = json.putArray("Options");
        column.choices().forEach(choice -> options.add(option(column, choice)));
        return json;
    }

    private static ObjectNode option(Column column, Choice choice) {
        ObjectNode json = JSON.objectNode();
        if (column.type() == ColumnType.STATUS) {
            json.put("@odata.type", "#" + NAMESPACE + "StatusOptionMetadata").put("State", choice.state());
        } else if (column.type() == ColumnType.STATE) {
            json.put("@odata.type", "#" + NAMESPACE + "StateOptionMetadata")
                    .put("DefaultStatus", choice.value() + 1)
                    .put("InvariantName", choice.label());
        }
        json.put("Value", choice.value());
        json.put("IsManaged", choice.value() < 10_000);
        json.set("Label", label(choice.label(), column.metadataId()));
        json.set("Description", label("", column.metadataId()));
        return json;
    }

    static ObjectNode key(TableType type, AlternateKey key, Instant now) {
        ObjectNode json = JSON.objectNode();
        json.put("MetadataId", key.metadataId().toString());
        json.put("LogicalName", key.name());
        json.put("SchemaName", key.schemaName());
        json.put("EntityLogicalName", type.name());
        ArrayNode columns = json.putArray("KeyAttributes");
        key.columns().forEach(column -> columns.add(column.name()));
        json.put("EntityKeyIndexStatus", key.active(now) ? "Active" : "Pending");
        json.put("IsManaged", false);
        json.put("IsSynchronous", false);
        json.set("DisplayName", label(key.label(), key.metadataId()));
        return json;
    }

    static ObjectNode relationship(Relationship relationship) {
        ObjectNode json = JSON.objectNode();
        json.put("@odata.type", "#" + NAMESPACE + "OneToManyRelationshipMetadata");
        json.put("MetadataId", relationship.metadataId().toString());
        json.put("SchemaName", relationship.schemaName());
        json.put("RelationshipType", "OneToManyRelationship");
        json.put("IsCustomRelationship", relationship.custom());
        json.put("ReferencingEntity", relationship.referencing().name());
        json.put("ReferencingAttribute", relationship.column().name());
        json.put("ReferencedEntity", relationship.referenced().name());
        json.put("ReferencedAttribute", relationship.referenced().traits().primaryId());
        json.put("ReferencingEntityNavigationPropertyName", relationship.navigation());
        json.put("ReferencedEntityNavigationPropertyName", relationship.collection());
        json.put("IsHierarchical", false);
        ObjectNode cascade = json.putObject("CascadeConfiguration");
        for (String kind : List.of("Assign", "Merge", "Reparent", "Share", "Unshare")) {
            cascade.put(kind, "NoCascade");
        }
        cascade.put("Delete", relationship.onDelete().word());
        return json;
    }
}
