package io.puente.salesforce.internal;

import java.util.List;

/**
 * The two permission sets. Fields that come by metadata are visible to nobody, administrators included, until one of
 * these is assigned. Master fields are left out: Salesforce refuses permissions for fields that are always required.
 */
final class PermissionSetXml {
    private PermissionSetXml() {}

    /** For the user the connector runs as: reads, creates and edits; deletes its own rows when a person is erased. */
    static String connector() {
        return of("WhatsApp Connector", "For the integration user of Puente.", true);
    }

    /** For people: they read conversations and consents and change neither. */
    static String agent() {
        return of("WhatsApp Agent", "For people who work on cases with WhatsApp conversations.", false);
    }

    private static String of(String label, String description, boolean write) {
        XmlText xml = new XmlText("PermissionSet");
        xml.put("description", description);
        for (SchemaObject object : PuenteSchema.OBJECTS) {
            for (SchemaField field : object.fields()) {
                if (field.type() != SchemaField.Type.MASTER) {
                    xml.nested(
                            "fieldPermissions",
                            () -> xml.put("editable", write)
                                    .put("field", object.name() + "." + field.name())
                                    .put("readable", true));
                }
            }
        }
        xml.put("hasActivationRequired", false).put("label", label);
        // Salesforce lets nobody read contacts who may not read accounts.
        object(xml, "Account", false, false);
        for (SchemaObject object : PuenteSchema.OBJECTS) {
            object(xml, object.name(), write, write && object.custom());
        }
        return xml.finish();
    }

    private static void object(XmlText xml, String name, boolean write, boolean delete) {
        xml.nested(
                "objectPermissions",
                () -> xml.put("allowCreate", write)
                        .put("allowDelete", delete)
                        .put("allowEdit", write)
                        .put("allowRead", true)
                        .put("modifyAllRecords", false)
                        .put("object", name)
                        .put("viewAllRecords", false));
    }

    static List<String> names() {
        return List.of(PuenteSchema.CONNECTOR, PuenteSchema.AGENT);
    }
}
