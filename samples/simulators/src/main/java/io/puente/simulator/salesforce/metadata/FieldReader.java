package io.puente.simulator.salesforce.metadata;

import io.puente.simulator.salesforce.schema.DeleteRule;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldBuilder;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.PicklistValue;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns {@code <fields>} of an object file into a field, under the vendor's rules for each type. */
final class FieldReader {
    private static final Set<String> MAY_BE_EXTERNAL_ID = Set.of("Text", "Number", "Email", "AutoNumber");
    private static final Set<String> MAY_BE_UNIQUE = Set.of("Text", "Number", "Email");

    /** The component is refused. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final int line;

        Refused(XmlNode where, String problem) {
            super(problem, null, false, false);
            this.line = where.line();
        }

        int line() {
            return line;
        }

        String problem() {
            return String.valueOf(getMessage());
        }
    }

    private FieldReader() {}

    static FieldBuilder read(Schema schema, SObjectType object, XmlNode xml) throws Refused {
        String name = xml.value("fullName").orElse("");
        if (!name.matches("[A-Za-z](?!\\w*__\\w*__c)\\w{0,39}__c")) {
            throw new Refused(
                    xml,
                    "The CustomField named '" + name + "' must begin with a letter, use letters, digits and single"
                            + " underscores, have at most 40 characters and end with __c");
        }
        String type = xml.value("type").orElseThrow(() -> new Refused(xml, "Must specify a type for the CustomField"));
        String label = xml.value("label")
                .orElseThrow(() -> new Refused(xml, "Must specify a non-empty label for the CustomField"));
        FieldBuilder field = typed(schema, xml, name, label, type).with(FieldFlag.CUSTOM);
        keys(xml, type, field);
        if (xml.flag("required")) {
            field.with(FieldFlag.REQUIRED);
        }
        unchanged(xml, object.field(name), field.build(0));
        return field;
    }

    private static FieldBuilder typed(Schema schema, XmlNode xml, String name, String label, String type)
            throws Refused {
        return switch (type) {
            case "Text" -> new FieldBuilder(name, label, FieldType.STRING).length(number(xml, "length", 1, 255));
            case "TextArea" -> new FieldBuilder(name, label, FieldType.TEXTAREA).length(255);
            case "LongTextArea", "Html" -> {
                number(xml, "visibleLines", 2, 50);
                yield new FieldBuilder(name, label, FieldType.TEXTAREA).length(number(xml, "length", 256, 131_072));
            }
            case "Number", "Currency", "Percent" ->
                new FieldBuilder(
                                name,
                                label,
                                switch (type) {
                                    case "Number" -> FieldType.DOUBLE;
                                    case "Currency" -> FieldType.CURRENCY;
                                    default -> FieldType.PERCENT;
                                })
                        .digits(number(xml, "precision", 1, 18), number(xml, "scale", 0, 17));
            case "Checkbox" -> {
                String value = xml.value("defaultValue")
                        .orElseThrow(() ->
                                new Refused(xml, "Must specify 'defaultValue' for a CustomField of type Checkbox"));
                yield new FieldBuilder(name, label, FieldType.BOOLEAN).defaultValue(Boolean.valueOf(value));
            }
            case "Date" -> new FieldBuilder(name, label, FieldType.DATE);
            case "DateTime" -> new FieldBuilder(name, label, FieldType.DATETIME);
            case "Email" -> new FieldBuilder(name, label, FieldType.EMAIL);
            case "Phone" -> new FieldBuilder(name, label, FieldType.PHONE);
            case "Url" -> new FieldBuilder(name, label, FieldType.URL);
            case "AutoNumber" ->
                new FieldBuilder(name, label, FieldType.STRING)
                        .length(30)
                        .displayFormat(xml.value("displayFormat").orElse("{0}"));
            case "Picklist", "MultiselectPicklist" -> picklist(xml, name, label, type);
            case "Lookup", "MasterDetail" -> reference(schema, xml, name, label, type);
            default -> throw new Refused(xml, "This simulator has no field type " + type);
        };
    }

    private static FieldBuilder picklist(XmlNode xml, String name, String label, String type) throws Refused {
        XmlNode valueSet = xml.child("valueSet")
                .orElseThrow(() -> new Refused(xml, "Must specify a valueSet for a CustomField of type " + type));
        XmlNode definition = valueSet.child("valueSetDefinition")
                .orElseThrow(() -> new Refused(valueSet, "Must specify a valueSetDefinition"));
        FieldBuilder field =
                new FieldBuilder(name, label, type.equals("Picklist") ? FieldType.PICKLIST : FieldType.MULTIPICKLIST);
        if (valueSet.flag("restricted")) {
            field.with(FieldFlag.RESTRICTED);
        }
        return field.values(values(definition, "value"));
    }

    static List<PicklistValue> values(XmlNode set, String element) {
        List<PicklistValue> values = new ArrayList<>();
        for (XmlNode value : set.all(element)) {
            String api = value.value("fullName").orElse("");
            values.add(new PicklistValue(
                    api,
                    value.value("label").orElse(api),
                    !value.value("isActive").filter("false"::equals).isPresent(),
                    value.flag("default"),
                    value.flag("closed")));
        }
        return values;
    }

    private static FieldBuilder reference(Schema schema, XmlNode xml, String name, String label, String type)
            throws Refused {
        String parent = xml.value("referenceTo")
                .orElseThrow(() -> new Refused(xml, "Must specify 'referenceTo' for a CustomField of type " + type));
        SObjectType parentType = schema.type(parent);
        if (parentType == null) {
            throw new Refused(xml, "referenceTo value of '" + parent + "' does not resolve to a valid sObject type");
        }
        String children = xml.value("relationshipName").map(own -> own + "__r").orElse(null);
        if (type.equals("MasterDetail") && children == null) {
            throw new Refused(xml, "Must specify 'relationshipName' for a CustomField of type MasterDetail");
        }
        FieldBuilder field = new FieldBuilder(name, label, FieldType.REFERENCE)
                .refersTo(List.of(parentType.name()), name.substring(0, name.length() - 1) + "r", children);
        if (type.equals("Lookup")) {
            DeleteRule rule = switch (xml.value("deleteConstraint").orElse("SetNull")) {
                case "SetNull" -> DeleteRule.SET_NULL;
                case "Restrict" -> DeleteRule.RESTRICT;
                case "Cascade" -> DeleteRule.CASCADE;
                default -> throw new Refused(xml, "deleteConstraint must be SetNull, Restrict or Cascade");
            };
            if (xml.flag("required") && rule == DeleteRule.SET_NULL) {
                throw new Refused(xml, "Cannot specify deleteConstraint SetNull for a required lookup field");
            }
            return field.onDelete(rule);
        }
        if (xml.child("deleteConstraint").isPresent() || xml.flag("required")) {
            throw new Refused(xml, "Can not specify 'deleteConstraint' or 'required' for a MasterDetail field");
        }
        field.with(FieldFlag.MASTER_DETAIL, FieldFlag.REQUIRED).onDelete(DeleteRule.CASCADE);
        return xml.flag("reparentableMasterDetail")
                ? field.with(FieldFlag.REPARENTABLE)
                : field.without(FieldFlag.UPDATEABLE);
    }

    private static void keys(XmlNode xml, String type, FieldBuilder field) throws Refused {
        if (xml.flag("externalId")) {
            if (!MAY_BE_EXTERNAL_ID.contains(type)) {
                throw new Refused(xml, "Can not specify 'externalId' for a CustomField of type " + type);
            }
            field.with(FieldFlag.EXTERNAL_ID);
        }
        if (xml.flag("unique")) {
            if (!MAY_BE_UNIQUE.contains(type)) {
                throw new Refused(xml, "Can not specify 'unique' for a CustomField of type " + type);
            }
            field.with(FieldFlag.UNIQUE);
        }
        if (xml.flag("caseSensitive")) {
            if (!xml.flag("unique")) {
                throw new Refused(xml, "Can not specify 'caseSensitive' for a CustomField that is not unique");
            }
            field.with(FieldFlag.CASE_SENSITIVE);
        }
    }

    private static void unchanged(XmlNode xml, @Nullable Field old, Field now) throws Refused {
        if (old != null && old.type() != now.type()) {
            throw new Refused(
                    xml,
                    "Cannot change the type of " + now.name() + " from "
                            + old.type().wireName() + " to " + now.type().wireName());
        }
        if (old != null && old.is(FieldFlag.MASTER_DETAIL) != now.is(FieldFlag.MASTER_DETAIL)) {
            throw new Refused(xml, "Cannot change " + now.name() + " between Lookup and MasterDetail");
        }
    }

    private static int number(XmlNode xml, String name, int from, int to) throws Refused {
        String text = xml.value(name)
                .orElseThrow(() -> new Refused(
                        xml,
                        "Must specify '" + name + "' for a" + " CustomField of type "
                                + xml.value("type").orElse("")));
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refused(xml, "'" + text + "' is not a valid value for " + name);
        }
        if (value < from || value > to) {
            throw new Refused(xml, name + " must be between " + from + " and " + to + "; it is " + value);
        }
        return value;
    }
}
