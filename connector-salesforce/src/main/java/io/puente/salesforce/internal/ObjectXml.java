package io.puente.salesforce.internal;

import java.util.Collection;
import java.util.List;

/** The {@code .object} file: a new object with its fields, or new fields of one that is there. */
final class ObjectXml {
    private ObjectXml() {}

    /** @param fields only these: a deployed field overwrites what an administrator has changed on it since */
    static String of(SchemaObject object, boolean create, Collection<SchemaField> fields) {
        XmlText xml = new XmlText("CustomObject");
        if (create) {
            xml.put("deploymentStatus", "Deployed")
                    .put("description", "Written by Puente, the bridge between WhatsApp and this organisation.")
                    .put("enableReports", true)
                    .put("enableSearch", true)
                    .put("label", object.label())
                    .nested(
                            "nameField",
                            () -> xml.put("displayFormat", object.recordName())
                                    .put("label", object.label() + " No")
                                    .put("type", "AutoNumber"))
                    .put("pluralLabel", object.plural())
                    .put("sharingModel", "ControlledByParent");
        }
        fields.forEach(field -> xml.nested("fields", () -> write(xml, field)));
        return xml.finish();
    }

    private static void write(XmlText xml, SchemaField field) {
        xml.put("fullName", field.name()).put("label", field.label());
        switch (field.type()) {
            case KEY ->
                xml.put("type", "Text")
                        .put("length", field.length())
                        .put("externalId", true)
                        .put("unique", true)
                        .put("caseSensitive", true);
            case TEXT -> xml.put("type", "Text").put("length", field.length());
            case LONG_TEXT ->
                xml.put("type", "LongTextArea").put("length", field.length()).put("visibleLines", 4);
            case PHONE -> xml.put("type", "Phone");
            case NUMBER ->
                xml.put("type", "Number").put("precision", field.length()).put("scale", 0);
            case MOMENT -> xml.put("type", "DateTime");
            case PICKLIST -> picklist(xml, field.values());
            case MASTER ->
                xml.put("type", "MasterDetail")
                        .put("referenceTo", field.parent())
                        .put("relationshipLabel", field.children().replace('_', ' '))
                        .put("relationshipName", field.children())
                        .put("relationshipOrder", 0)
                        .put("reparentableMasterDetail", true)
                        .put("writeRequiresMasterRead", false);
            case LOOKUP ->
                xml.put("type", "Lookup")
                        .put("referenceTo", field.parent())
                        .put("relationshipLabel", field.children().replace('_', ' '))
                        .put("relationshipName", field.children())
                        .put("deleteConstraint", "SetNull");
        }
    }

    private static void picklist(XmlText xml, List<String> values) {
        xml.put("type", "Picklist")
                .nested(
                        "valueSet",
                        () -> xml.put("restricted", true).nested("valueSetDefinition", () -> {
                            xml.put("sorted", false);
                            values.forEach(value -> xml.nested(
                                    "value",
                                    () -> xml.put("fullName", value)
                                            .put("default", false)
                                            .put("label", value)));
                        }));
    }
}
