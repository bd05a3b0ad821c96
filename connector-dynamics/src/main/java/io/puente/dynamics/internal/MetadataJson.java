package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.dynamics.internal.SchemaTable.Kind;

/** Tables, columns, keys and relationships as the metadata calls take them. Labels are in the environment's base language. */
final class MetadataJson {
    private static final String TYPE = "@odata.type";
    private static final String CRM = "Microsoft.Dynamics.CRM.";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SchemaLabels labels;

    MetadataJson(SchemaLabels labels) {
        this.labels = labels;
    }

    ObjectNode table(SchemaTable table) {
        boolean activity = table.kind() == Kind.OWN_ACTIVITY;
        ObjectNode body = NODES.objectNode();
        body.put(TYPE, CRM + "EntityMetadata");
        body.put("SchemaName", table.name());
        body.set("DisplayName", label(table.label()));
        body.set("DisplayCollectionName", label(table.plural()));
        body.set("Description", label("Written by Puente, the bridge between WhatsApp and this environment."));
        body.put("OwnershipType", "UserOwned");
        body.put("IsActivity", activity);
        body.put("HasActivities", false);
        body.put("HasNotes", activity);
        if (activity) {
            body.put("IsAvailableOffline", true);
            // Messages come from WhatsApp: nobody makes them in the activity menu.
            body.put("ActivityTypeMask", 0);
        }
        ObjectNode name = body.putArray("Attributes").addObject();
        text(name, 200);
        name.put("AttributeType", "String");
        name.putObject("AttributeTypeName").put("Value", "StringType");
        name.put("IsPrimaryName", true);
        name.put("SchemaName", PuenteSchema.primaryName(table));
        name.set("DisplayName", label(activity ? "Subject" : "Name"));
        name.set("RequiredLevel", none());
        return body;
    }

    ObjectNode column(SchemaColumn column) {
        ObjectNode body = NODES.objectNode();
        switch (column.type()) {
            case KEY, TEXT -> text(body, (int) column.size());
            case LONG_TEXT -> {
                body.put(TYPE, CRM + "MemoAttributeMetadata");
                body.putObject("FormatName").put("Value", "Text");
                body.put("ImeMode", "Auto");
                body.put("MaxLength", column.size());
            }
            case NUMBER -> {
                body.put(TYPE, CRM + "IntegerAttributeMetadata");
                body.put("Format", "None");
                body.put("MinValue", 0);
                body.put("MaxValue", column.size());
            }
            case LARGE_NUMBER -> {
                body.put(TYPE, CRM + "DecimalAttributeMetadata");
                body.put("MinValue", 0);
                body.put("MaxValue", column.size());
                body.put("Precision", 0);
            }
            case MOMENT -> {
                body.put(TYPE, CRM + "DateTimeAttributeMetadata");
                body.put("Format", "DateAndTime");
                body.putObject("DateTimeBehavior").put("Value", "UserLocal");
            }
            case CHOICE -> choice(body, column);
            case LOOKUP -> throw new IllegalArgumentException("a lookup comes with its relationship: " + column.name());
        }
        body.put("SchemaName", column.name());
        body.set("DisplayName", label(column.label()));
        body.set("RequiredLevel", none());
        return body;
    }

    private static void text(ObjectNode body, int length) {
        body.put(TYPE, CRM + "StringAttributeMetadata");
        body.put("MaxLength", length);
        body.putObject("FormatName").put("Value", "Text");
    }

    private void choice(ObjectNode body, SchemaColumn column) {
        body.put(TYPE, CRM + "PicklistAttributeMetadata");
        ObjectNode set = body.putObject("OptionSet");
        set.put(TYPE, CRM + "OptionSetMetadata");
        set.put("IsGlobal", false);
        set.put("OptionSetType", "Picklist");
        ArrayNode options = set.putArray("Options");
        for (int i = 0; i < column.options().size(); i++) {
            ObjectNode option = options.addObject();
            option.put(TYPE, CRM + "OptionMetadata");
            option.put("Value", column.value(i));
            option.set("Label", label(column.options().get(i)));
        }
    }

    /** @param merge the cascade that the parent's table may insist on when two of its records are merged */
    ObjectNode relationship(SchemaTable table, SchemaColumn lookup, String merge) {
        ObjectNode body = NODES.objectNode();
        body.put(TYPE, CRM + "OneToManyRelationshipMetadata");
        body.put("SchemaName", relationshipName(table, lookup));
        body.put("ReferencedEntity", lookup.parent());
        body.put("ReferencedAttribute", lookup.parent() + "id");
        body.put("ReferencingEntity", table.name());
        ObjectNode cascade = body.putObject("CascadeConfiguration");
        cascade.put("Assign", "NoCascade");
        cascade.put("Delete", "RemoveLink");
        cascade.put("Merge", merge);
        cascade.put("Reparent", "NoCascade");
        cascade.put("Share", "NoCascade");
        cascade.put("Unshare", "NoCascade");
        ObjectNode column = body.putObject("Lookup");
        column.put(TYPE, CRM + "LookupAttributeMetadata");
        column.put("SchemaName", lookup.name());
        column.set("DisplayName", label(lookup.label()));
        column.set("RequiredLevel", none());
        return body;
    }

    static String relationshipName(SchemaTable table, SchemaColumn lookup) {
        return PuenteSchema.PREFIX + "_" + lookup.parent() + "_"
                + table.name().substring(PuenteSchema.PREFIX.length() + 1);
    }

    ObjectNode key(SchemaTable table) {
        ObjectNode body = NODES.objectNode();
        body.put("SchemaName", table.alternateKey());
        body.set("DisplayName", label("WhatsApp Key"));
        body.putArray("KeyAttributes").add(table.keyColumn());
        return body;
    }

    /** The case origin joins those that are there. */
    ObjectNode origin(String solution, int value) {
        ObjectNode body = NODES.objectNode();
        body.put("EntityLogicalName", Table.INCIDENT);
        body.put("AttributeLogicalName", "caseorigincode");
        body.put("Value", value);
        body.set("Label", labels.plain(PuenteSchema.CASE_ORIGIN));
        body.put("SolutionUniqueName", solution);
        return body;
    }

    private ObjectNode label(String english) {
        return labels.of(english);
    }

    private static ObjectNode none() {
        return NODES.objectNode().put("Value", "None");
    }
}
