package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.Access;
import io.puente.simulator.salesforce.org.PermissionGrant.Right;
import io.puente.simulator.salesforce.schema.ChildRelationship;
import io.puente.simulator.salesforce.schema.DeleteRule;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.PicklistValue;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.schema.Schema;
import org.jspecify.annotations.Nullable;

/** Objects and fields as describe shows them: only what the user has access to. */
final class Describe {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Describe() {}

    /** As in the global list. */
    static ObjectNode summary(SObjectType type, String root) {
        SObjectType.Traits traits = type.traits();
        ObjectNode json = JSON.objectNode()
                .put("name", type.name())
                .put("label", traits.label())
                .put("labelPlural", traits.labelPlural())
                .put("keyPrefix", traits.keyPrefix())
                .put("custom", traits.custom())
                .put("customSetting", false)
                .put("createable", traits.createable())
                .put("updateable", traits.updateable())
                .put("deletable", traits.deletable())
                .put("undeletable", traits.deletable())
                .put("queryable", true)
                .put("retrieveable", true)
                .put("searchable", true)
                .put("replicateable", true)
                .put("triggerable", true)
                .put("mergeable", type.name().equals("Contact") || type.name().equals("Account"))
                .put("layoutable", true)
                .put("activateable", false)
                .put("feedEnabled", false)
                .put("deprecatedAndHidden", false)
                .put("hasSubtypes", false)
                .put("isInterface", false)
                .put("isSubtype", false);
        String base = root + "/sobjects/" + type.name();
        json.putObject("urls")
                .put("sobject", base)
                .put("describe", base + "/describe")
                .put("rowTemplate", base + "/{ID}");
        return json;
    }

    static ObjectNode whole(Schema schema, Access access, SObjectType type, String root) {
        ObjectNode json = summary(type, root);
        json.put("createable", type.traits().createable() && access.may(Right.CREATE, type));
        json.put("updateable", type.traits().updateable() && access.may(Right.EDIT, type));
        ArrayNode children = json.putArray("childRelationships");
        for (ChildRelationship child : schema.childrenOf(type)) {
            if (access.may(Right.READ, child.type()) && access.sees(child.type(), child.field())) {
                boolean cascade = child.field().is(FieldFlag.MASTER_DETAIL)
                        || child.field().onDelete() == DeleteRule.CASCADE;
                children.addObject()
                        .put("childSObject", child.type().name())
                        .put("field", child.field().name())
                        .put("relationshipName", child.field().childRelationshipName())
                        .put("cascadeDelete", cascade)
                        .put("restrictedDelete", child.field().onDelete() == DeleteRule.RESTRICT)
                        .put("deprecatedAndHidden", false);
            }
        }
        ArrayNode recordTypes = json.putArray("recordTypeInfos");
        recordTypes
                .addObject()
                .put("active", true)
                .put("available", true)
                .put("defaultRecordTypeMapping", true)
                .put("developerName", "Master")
                .put("master", true)
                .put("name", "Master")
                .put("recordTypeId", "012000000000000AAA");
        ArrayNode fields = json.putArray("fields");
        for (Field field : type.fields()) {
            if (access.sees(type, field)) {
                fields.add(field(schema, access, type, field));
            }
        }
        return json;
    }

    private static ObjectNode field(Schema schema, Access access, SObjectType type, Field field) {
        boolean edits = access.edits(type, field);
        ObjectNode json = JSON.objectNode()
                .put("name", field.name())
                .put("label", field.label())
                .put("type", field.type().wireName())
                .put("soapType", field.type().soapType())
                .put("length", field.length())
                .put("byteLength", field.is(FieldFlag.BYTE_LENGTH) ? field.length() : field.length() * 3)
                .put("digits", field.type() == FieldType.INT ? 8 : 0)
                .put("precision", number(field) ? field.precision() : 0)
                .put("scale", number(field) ? field.scale() : 0)
                .put("nillable", !field.is(FieldFlag.REQUIRED))
                .put("defaultedOnCreate", field.is(FieldFlag.DEFAULTED) || hasDefault(schema, field))
                .put("createable", field.is(FieldFlag.CREATEABLE) && edits)
                .put("updateable", field.is(FieldFlag.UPDATEABLE) && edits)
                .put("calculated", field.is(FieldFlag.CALCULATED))
                .put("autoNumber", field.is(FieldFlag.AUTO_NUMBER))
                .put("custom", field.is(FieldFlag.CUSTOM))
                .put("unique", field.is(FieldFlag.UNIQUE))
                .put("caseSensitive", field.is(FieldFlag.CASE_SENSITIVE))
                .put("externalId", field.is(FieldFlag.EXTERNAL_ID))
                .put("idLookup", field.key())
                .put("nameField", field.is(FieldFlag.NAME_FIELD))
                .put("namePointing", false)
                .put("permissionable", field.permissionable())
                .put("filterable", field.filterable())
                .put("sortable", field.filterable())
                .put("groupable", field.filterable() && field.type() != FieldType.DATETIME)
                .put("aggregatable", field.filterable())
                .put("restrictedPicklist", field.is(FieldFlag.RESTRICTED))
                .put("dependentPicklist", false)
                .put("polymorphicForeignKey", field.referenceTo().size() > 1)
                .put("htmlFormatted", false)
                .put("encrypted", false)
                .put("deprecatedAndHidden", false)
                .put("cascadeDelete", field.is(FieldFlag.MASTER_DETAIL))
                .put("restrictedDelete", field.onDelete() == DeleteRule.RESTRICT)
                .put("writeRequiresMasterRead", false)
                .put("relationshipName", field.relationshipName());
        nulls(json, "calculatedFormula", "controllerName", "compoundFieldName", "defaultValueFormula");
        nulls(json, "extraTypeInfo", "inlineHelpText", "mask", "maskType", "referenceTargetField");
        json.put("aiPredictionField", false);
        if (field.is(FieldFlag.MASTER_DETAIL)) {
            json.put("relationshipOrder", 0);
        } else {
            json.putNull("relationshipOrder");
        }
        defaultValue(json, field.defaultValue());
        ArrayNode values = json.putArray("picklistValues");
        for (PicklistValue value : schema.valuesOf(field)) {
            values.addObject()
                    .put("active", value.active())
                    .put("defaultValue", value.isDefault())
                    .put("label", value.label())
                    .putNull("validFor")
                    .put("value", value.value());
        }
        ArrayNode parents = json.putArray("referenceTo");
        for (String parent : field.referenceTo()) {
            if (parent.equals(Field.ANY_OBJECT)) {
                schema.types().forEach(any -> parents.add(any.name()));
            } else {
                parents.add(parent);
            }
        }
        return json;
    }

    private static boolean number(Field field) {
        return field.type().numeric() && field.type() != FieldType.INT;
    }

    private static boolean hasDefault(Schema schema, Field field) {
        return schema.valuesOf(field).stream().anyMatch(PicklistValue::isDefault);
    }

    private static void nulls(ObjectNode json, String... names) {
        for (String name : names) {
            json.putNull(name);
        }
    }

    private static void defaultValue(ObjectNode json, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            json.put("defaultValue", flag);
        } else {
            json.put("defaultValue", value == null ? null : value.toString());
        }
    }
}
