package io.puente.simulator.salesforce.metadata;

import io.puente.simulator.salesforce.metadata.FieldReader.Refused;
import io.puente.simulator.salesforce.schema.FieldBuilder;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.schema.Schema;
import io.puente.simulator.salesforce.schema.SystemFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes a custom object from an object file, without its fields: those may refer to objects still to come. */
final class ObjectReader {
    private static final Set<String> SHARING =
            Set.of("Private", "Read", "ReadWrite", "ControlledByParent", "ReadSelect", "FullAccess");

    private ObjectReader() {}

    static SObjectType read(Schema schema, String name, XmlNode xml) throws Refused {
        String label = xml.value("label")
                .orElseThrow(() -> new Refused(xml, "Must specify a non-empty label for the CustomObject"));
        String plural = xml.value("pluralLabel")
                .orElseThrow(() -> new Refused(xml, "Must specify a non-empty pluralLabel for the CustomObject"));
        boolean event = name.endsWith("__e");
        boolean detail = hasMaster(xml);
        SObjectType old = schema.type(name);
        SObjectType.Traits traits = new SObjectType.Traits(
                label,
                plural,
                old == null ? schema.nextCustomPrefix() : old.keyPrefix(),
                true,
                false,
                true,
                true,
                true);
        if (!event) {
            sharing(xml, detail);
        }
        if (old != null) {
            return old.with(traits);
        }
        List<FieldBuilder> fields = new ArrayList<>();
        fields.add(SystemFields.id());
        if (!event) {
            fields.add(nameField(xml));
        }
        if (!detail && !event) {
            fields.add(SystemFields.owner());
        }
        fields.addAll(SystemFields.audit());
        return new SObjectType(name, traits, fields);
    }

    static boolean hasMaster(XmlNode xml) {
        return xml.all("fields").stream()
                .anyMatch(field ->
                        field.value("type").filter("MasterDetail"::equals).isPresent());
    }

    private static void sharing(XmlNode xml, boolean detail) throws Refused {
        XmlNode element = xml.child("sharingModel").orElse(xml);
        String model = xml.value("sharingModel")
                .orElseThrow(() -> new Refused(xml, "Must specify a sharingModel for the CustomObject"));
        if (!SHARING.contains(model)) {
            throw new Refused(element, "'" + model + "' is not a valid value for the enum 'SharingModel'");
        }
        if (detail != model.equals("ControlledByParent")) {
            throw new Refused(
                    element,
                    "Cannot set sharingModel to " + model + " on a CustomObject " + (detail ? "with" : "without")
                            + " a MasterDetail relationship field");
        }
        if (xml.value("deploymentStatus").isEmpty()) {
            throw new Refused(xml, "Must specify a deploymentStatus for the CustomObject");
        }
    }

    private static FieldBuilder nameField(XmlNode xml) throws Refused {
        XmlNode name = xml.child("nameField")
                .orElseThrow(() ->
                        new Refused(xml, "Must specify a nameField of type Text or AutoNumber for the CustomObject"));
        String label = name.value("label").orElse("Name");
        FieldBuilder field = new FieldBuilder("Name", label, FieldType.STRING)
                .length(80)
                .with(FieldFlag.NAME_FIELD, FieldFlag.ID_LOOKUP);
        switch (name.value("type").orElse("")) {
            case "Text" -> field.with(FieldFlag.DEFAULTED);
            case "AutoNumber" ->
                field.displayFormat(name.value("displayFormat")
                        .orElseThrow(() -> new Refused(name, "Must specify 'displayFormat' for an AutoNumber name")));
            default -> throw new Refused(name, "The nameField must be of type Text or AutoNumber");
        }
        return field;
    }
}
