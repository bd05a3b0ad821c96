package io.puente.simulator.salesforce.metadata;

import io.puente.simulator.salesforce.metadata.FieldReader.Refused;
import io.puente.simulator.salesforce.org.PermissionGrant;
import io.puente.simulator.salesforce.org.PermissionGrant.Right;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.schema.Schema;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Turns a permission set file into a grant. */
final class PermissionSetReader {
    private PermissionSetReader() {}

    static PermissionGrant read(Schema schema, String name, XmlNode xml) throws Refused {
        if (xml.value("label").isEmpty()) {
            throw new Refused(xml, "Required field is missing: label");
        }
        Map<String, Set<Right>> objects = new LinkedHashMap<>();
        for (XmlNode object : xml.all("objectPermissions")) {
            object(schema, object, objects);
        }
        for (XmlNode object : xml.all("objectPermissions")) {
            dependsOnMaster(schema, object, objects);
        }
        Set<String> readable = new LinkedHashSet<>();
        Set<String> editable = new LinkedHashSet<>();
        for (XmlNode field : xml.all("fieldPermissions")) {
            field(schema, field, readable, editable);
        }
        return new PermissionGrant(name, objects, readable, editable);
    }

    private static void object(Schema schema, XmlNode xml, Map<String, Set<Right>> objects) throws Refused {
        String name = xml.value("object").orElse("");
        SObjectType type = schema.type(name);
        if (type == null) {
            throw new Refused(xml, "In field: object - no CustomObject named " + name + " found");
        }
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (Right right : Right.values()) {
            if (xml.flag("allow" + word(right))) {
                rights.add(right);
            }
        }
        depends(xml, name, rights, Right.EDIT, Right.READ);
        depends(xml, name, rights, Right.CREATE, Right.READ);
        depends(xml, name, rights, Right.DELETE, Right.EDIT);
        objects.put(type.name(), rights);
    }

    private static void depends(XmlNode xml, String object, Set<Right> rights, Right right, Right needed)
            throws Refused {
        if (rights.contains(right) && !rights.contains(needed)) {
            throw new Refused(
                    xml,
                    "Permission " + word(right) + " " + object + " depends on permission(s): " + word(needed) + " "
                            + object);
        }
    }

    private static String word(Right right) {
        return right.name().charAt(0) + right.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** Who may read details must be able to read their master. */
    private static void dependsOnMaster(Schema schema, XmlNode xml, Map<String, Set<Right>> objects) throws Refused {
        SObjectType type = schema.known(xml.value("object").orElse(""));
        for (Field field : type.fields()) {
            if (!field.is(FieldFlag.MASTER_DETAIL)) {
                continue;
            }
            String master = field.referenceTo().get(0);
            boolean reads = objects.getOrDefault(type.name(), Set.of()).contains(Right.READ);
            if (reads && !objects.getOrDefault(master, Set.of()).contains(Right.READ)) {
                throw new Refused(xml, "Permission Read " + type + " depends on permission(s): Read " + master);
            }
        }
    }

    private static void field(Schema schema, XmlNode xml, Set<String> readable, Set<String> editable) throws Refused {
        String name = xml.value("field").orElse("");
        int dot = name.indexOf('.');
        SObjectType type = dot < 0 ? null : schema.type(name.substring(0, dot));
        Field field = type == null ? null : type.field(name.substring(dot + 1));
        if (type == null || field == null) {
            throw new Refused(xml, "In field: field - no CustomField named " + name + " found");
        }
        if (field.is(FieldFlag.CUSTOM) && !field.permissionable()) {
            throw new Refused(xml, "You cannot deploy to a required field: " + name);
        }
        if (field.is(FieldFlag.REQUIRED) && !field.is(FieldFlag.DEFAULTED)) {
            throw new Refused(xml, "You cannot deploy to a required field: " + name);
        }
        String canonical = type.name() + "." + field.name();
        if (xml.flag("readable")) {
            readable.add(canonical);
        }
        if (xml.flag("editable")) {
            if (!xml.flag("readable")) {
                throw new Refused(xml, "Permission Edit " + name + " depends on permission(s): Read " + name);
            }
            editable.add(canonical);
        }
    }
}
