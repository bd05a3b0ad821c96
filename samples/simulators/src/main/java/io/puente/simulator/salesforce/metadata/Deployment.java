package io.puente.simulator.salesforce.metadata;

import io.puente.simulator.salesforce.metadata.FieldReader.Refused;
import io.puente.simulator.salesforce.org.PermissionGrant;
import io.puente.simulator.salesforce.schema.ChildRelationship;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldBuilder;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.PicklistValue;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works through one package on copies: what it changed is only taken over if the caller decides so. */
final class Deployment {
    private final MetadataPackage files;
    private final Components components;
    private final List<DeployMessage> messages = new ArrayList<>();
    private final List<PermissionGrant> grants = new ArrayList<>();
    private final Map<String, XmlNode> objects = new LinkedHashMap<>();
    private Schema schema;

    Deployment(MetadataPackage files, Schema schema, Components components) {
        this.files = files;
        this.schema = schema;
        this.components = components;
    }

    void run() {
        manifest();
        each(MetadataType.STANDARD_VALUE_SET, this::valueSet);
        each(MetadataType.CUSTOM_OBJECT, this::object);
        objects.forEach(this::fields);
        each(MetadataType.PERMISSION_SET, this::permissionSet);
        each(MetadataType.LAYOUT, this::opaque);
        each(MetadataType.FLEXI_PAGE, this::opaque);
        each(MetadataType.CUSTOM_TAB, this::opaque);
        each(MetadataType.LIGHTNING_COMPONENT, this::opaque);
    }

    Schema schema() {
        return schema;
    }

    Components components() {
        return components;
    }

    List<PermissionGrant> grants() {
        return grants;
    }

    List<DeployMessage> messages() {
        return messages;
    }

    private interface Step {
        /** @return whether the component is new */
        boolean apply(MetadataType type, String path, String fullName, XmlNode xml) throws Refused;
    }

    private void each(MetadataType type, Step step) {
        for (String path : files.paths(type.folder(), type.suffix())) {
            String fullName = type.fullName(path);
            try {
                byte[] content = files.files().getOrDefault(path, new byte[0]);
                boolean created = step.apply(type, path, fullName, XmlNode.parse(content));
                messages.add(DeployMessage.success(type.xmlName(), fullName, path, created));
            } catch (Refused e) {
                messages.add(DeployMessage.failure(type.xmlName(), fullName, path, e.line(), e.problem()));
            } catch (IllegalArgumentException e) {
                messages.add(DeployMessage.failure(type.xmlName(), fullName, path, 1, String.valueOf(e.getMessage())));
            }
        }
    }

    /** Everything package.xml names must be in the zip, and every file must be named. */
    private void manifest() {
        files.members().forEach((xmlName, names) -> {
            if (MetadataType.of(xmlName).isEmpty()) {
                fail("", MetadataPackage.MANIFEST, "Unknown type name '" + xmlName + "' specified in package.xml");
                return;
            }
            for (String name : names) {
                if (!name.equals("*") && !present(xmlName, name)) {
                    fail(
                            name,
                            MetadataPackage.MANIFEST,
                            "An object '" + name + "' of type " + xmlName
                                    + " was named in package.xml, but was not found in zipped directory");
                }
            }
        });
        for (MetadataType type : MetadataType.values()) {
            for (String path : files.paths(type.folder(), type.suffix())) {
                String name = type.fullName(path);
                boolean byChild = type.childNames().stream()
                        .flatMap(child -> files.members().getOrDefault(child, Set.of()).stream())
                        .anyMatch(member -> member.startsWith(name + "."));
                if (!files.names(type.xmlName(), name) && !byChild) {
                    fail(
                            name,
                            path,
                            "Entity of type '" + type.xmlName() + "' named '" + name
                                    + "' is in the zip but not in package.xml");
                }
            }
        }
    }

    private boolean present(String xmlName, String name) {
        MetadataType type = MetadataType.of(xmlName).orElseThrow();
        boolean child = type.childNames().contains(xmlName);
        String fileName = child ? name.substring(0, Math.max(0, name.indexOf('.'))) : name;
        for (String path : files.paths(type.folder(), type.suffix())) {
            if (type.fullName(path).equals(fileName)) {
                return !child || hasField(path, name.substring(name.indexOf('.') + 1));
            }
        }
        return false;
    }

    private boolean hasField(String path, String field) {
        try {
            return XmlNode.parse(files.files().getOrDefault(path, new byte[0])).all("fields").stream()
                    .anyMatch(xml -> xml.value("fullName").filter(field::equals).isPresent());
        } catch (IllegalArgumentException e) {
            // The file itself is reported when its turn comes.
            return true;
        }
    }

    private void fail(String name, String path, String problem) {
        messages.add(DeployMessage.failure("", name, path, 0, problem));
    }

    private boolean valueSet(MetadataType type, String path, String name, XmlNode xml) throws Refused {
        if (!schema.valueSets().containsKey(name)) {
            throw new Refused(xml, "No StandardValueSet named " + name + " found");
        }
        List<PicklistValue> values = FieldReader.values(xml, "standardValue");
        if (values.isEmpty() || values.stream().anyMatch(value -> value.value().isEmpty())) {
            throw new Refused(xml, "A StandardValueSet needs at least one standardValue, each with a fullName");
        }
        if (values.stream().map(PicklistValue::value).distinct().count() < values.size()) {
            throw new Refused(xml, "Duplicate value in StandardValueSet " + name);
        }
        schema = schema.withValueSet(name, values);
        return false;
    }

    private boolean object(MetadataType type, String path, String name, XmlNode xml) throws Refused {
        SObjectType known = schema.type(name);
        boolean custom = name.endsWith("__c") || name.endsWith("__e");
        if (known == null && !custom) {
            throw new Refused(xml, "Entity Enumeration Or ID: bad value for restricted picklist field: " + name);
        }
        objects.put(path, xml);
        // An existing custom object may come with fields alone.
        if (custom && (known == null || xml.child("label").isPresent())) {
            schema = schema.with(ObjectReader.read(schema, name, xml));
            components.put(type.xmlName(), name, xml);
        }
        return known == null;
    }

    private void fields(String path, XmlNode object) {
        String objectName = MetadataType.CUSTOM_OBJECT.fullName(path);
        for (XmlNode xml : object.all("fields")) {
            String fullName = objectName + "." + xml.value("fullName").orElse("");
            SObjectType type = schema.type(objectName);
            if (type == null) {
                messages.add(DeployMessage.failure(
                        "CustomField", fullName, path, xml.line(), "The object " + objectName + " is not there"));
                continue;
            }
            try {
                boolean created = type.field(xml.value("fullName").orElse("")) == null;
                FieldBuilder field = FieldReader.read(schema, type, xml);
                relationships(type, field.build(0), xml);
                schema = schema.with(type.with(field));
                components.put("CustomField", fullName, xml);
                messages.add(DeployMessage.success("CustomField", fullName, path, created));
            } catch (Refused e) {
                messages.add(DeployMessage.failure("CustomField", fullName, path, e.line(), e.problem()));
            }
        }
    }

    /** Names by which a parent reaches its children are unique per parent; details have at most two masters. */
    private void relationships(SObjectType type, Field field, XmlNode xml) throws Refused {
        if (field.is(FieldFlag.MASTER_DETAIL)
                && type.fields().stream()
                                .filter(other -> other.is(FieldFlag.MASTER_DETAIL)
                                        && !other.name().equals(field.name()))
                                .count()
                        >= 2) {
            throw new Refused(xml, "You have reached the maximum number of 2 MasterDetail fields on " + type);
        }
        if (field.childRelationshipName() == null) {
            return;
        }
        SObjectType parent = schema.known(field.referenceTo().get(0));
        for (ChildRelationship other : schema.childrenOf(parent)) {
            boolean same = other.type().name().equals(type.name())
                    && other.field().name().equals(field.name());
            if (!same
                    && field.childRelationshipName()
                            .equalsIgnoreCase(other.field().childRelationshipName())) {
                throw new Refused(
                        xml,
                        "There is already a Child Relationship named "
                                + field.childRelationshipName().replace("__r", "") + " on " + parent + ".");
            }
        }
    }

    private boolean permissionSet(MetadataType type, String path, String name, XmlNode xml) throws Refused {
        grants.add(PermissionSetReader.read(schema, name, xml));
        boolean created = components.get(type.xmlName(), name).isEmpty();
        components.put(type.xmlName(), name, xml);
        return created;
    }

    /** Kept word for word, replacing what was there. */
    private boolean opaque(MetadataType type, String path, String name, XmlNode xml) {
        boolean created = components.get(type.xmlName(), name).isEmpty();
        components.put(type.xmlName(), name, xml);
        return created;
    }
}
