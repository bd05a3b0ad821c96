package io.puente.simulator.salesforce.metadata;

import static io.puente.simulator.salesforce.metadata.Soap.element;

import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.PicklistValue;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.RecordId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Reading metadata back: retrieve, listMetadata, readMetadata. Thread-safe. */
final class Retrievals {
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"" + Soap.METADATA + "\"";

    private final Org org;
    private final Components components;
    private final AtomicLong count = new AtomicLong();
    private final Map<String, Result> results = new ConcurrentHashMap<>();

    private record Result(String id, List<String> fileProperties, List<String> problems, byte[] zip) {}

    Retrievals(Org org, Components components) {
        this.org = org;
        this.components = components;
    }

    /** @return the id to ask for */
    String start(XmlNode arguments) {
        XmlNode request = arguments.child("retrieveRequest").orElse(arguments);
        boolean single = request.flag("singlePackage");
        XmlNode wanted = request.child("unpackaged").orElse(request);
        String id = RecordId.of("09S", count.incrementAndGet());
        results.put(id, org.read(() -> collect(id, wanted, single ? "" : "unpackaged/")));
        return id;
    }

    private Result collect(String id, XmlNode wanted, String folder) {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> properties = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        MetadataPackage.members(wanted).forEach((xmlName, names) -> {
            Optional<MetadataType> type = MetadataType.of(xmlName);
            if (type.isEmpty()) {
                problems.add("Unknown type name '" + xmlName + "' specified in package.xml");
                return;
            }
            for (String name : names.contains("*") ? all(type.get(), xmlName) : names) {
                // A field is retrieved inside the file of its object.
                String owner = type.get().xmlName().equals(xmlName) ? name : name.replaceAll("\\..*", "");
                Optional<XmlNode> xml = component(type.get(), owner);
                if (xml.isEmpty()) {
                    problems.add("Entity of type '" + xmlName + "' named '" + name + "' cannot be found");
                    continue;
                }
                String path =
                        folder + type.get().folder() + "/" + owner + type.get().suffix();
                files.put(path, document(xml.get()));
                properties.add(fileProperties(path, name, xmlName));
            }
        });
        StringBuilder manifest = new StringBuilder();
        XmlNode.of(
                        "Package",
                        wanted.children().stream()
                                .filter(child -> !child.name().equals("fullName"))
                                .toList())
                .write(manifest, NAMESPACE);
        files.put(folder + MetadataPackage.MANIFEST, DECLARATION + manifest);
        return new Result(id, properties, problems, zip(files));
    }

    private static String document(XmlNode xml) {
        StringBuilder out = new StringBuilder(DECLARATION);
        xml.write(out, NAMESPACE);
        return out.toString();
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Collection<String> all(MetadataType type, String xmlName) {
        return switch (type) {
            // The vendor has no wildcard for these; it must be told each name.
            case STANDARD_VALUE_SET -> Set.of();
            case CUSTOM_OBJECT ->
                type.xmlName().equals(xmlName)
                        ? org.schema().types().stream()
                                .map(SObjectType::name)
                                .filter(name -> name.endsWith("__c"))
                                .toList()
                        : components.all(xmlName).keySet();
            case PERMISSION_SET, LAYOUT, FLEXI_PAGE, CUSTOM_TAB, LIGHTNING_COMPONENT ->
                components.all(type.xmlName()).keySet();
        };
    }

    private Optional<XmlNode> component(MetadataType type, String name) {
        return switch (type) {
            case STANDARD_VALUE_SET ->
                Optional.ofNullable(org.schema().valueSets().get(name)).map(Retrievals::valueSet);
            case CUSTOM_OBJECT -> object(name);
            case PERMISSION_SET, LAYOUT, FLEXI_PAGE, CUSTOM_TAB, LIGHTNING_COMPONENT ->
                components.get(type.xmlName(), name);
        };
    }

    private static XmlNode valueSet(List<PicklistValue> values) {
        List<XmlNode> children = new ArrayList<>();
        children.add(XmlNode.of("sorted", "false"));
        for (PicklistValue value : values) {
            List<XmlNode> parts = new ArrayList<>();
            parts.add(XmlNode.of("fullName", value.value()));
            parts.add(XmlNode.of("default", Boolean.toString(value.isDefault())));
            parts.add(XmlNode.of("label", value.label()));
            if (value.closed()) {
                parts.add(XmlNode.of("closed", "true"));
            }
            children.add(XmlNode.of("standardValue", parts));
        }
        return XmlNode.of("StandardValueSet", children);
    }

    /** The object's own settings, if it is a custom one, and every custom field. */
    private Optional<XmlNode> object(String name) {
        SObjectType type = org.schema().type(name);
        if (type == null) {
            return Optional.empty();
        }
        List<XmlNode> children = new ArrayList<>();
        components
                .get("CustomObject", name)
                .ifPresent(xml -> xml.children().stream()
                        .filter(child -> !child.name().equals("fields"))
                        .forEach(children::add));
        components.all("CustomField").forEach((field, xml) -> {
            if (field.startsWith(name + ".")) {
                children.add(xml);
            }
        });
        return Optional.of(XmlNode.of("CustomObject", children));
    }

    Optional<String> status(String id, boolean withZip) {
        String full = RecordId.normalise(id);
        Result result = full == null ? null : results.get(full);
        if (result == null) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder("<result>").append(element("done", true));
        result.fileProperties()
                .forEach(properties ->
                        out.append("<fileProperties>").append(properties).append("</fileProperties>"));
        out.append(element("id", result.id()));
        result.problems()
                .forEach(problem -> out.append("<messages>")
                        .append(element("fileName", MetadataPackage.MANIFEST))
                        .append(element("problem", problem))
                        .append("</messages>"));
        out.append(element("status", "Succeeded")).append(element("success", true));
        if (withZip) {
            out.append(element("zipFile", Base64.getEncoder().encodeToString(result.zip())));
        }
        return Optional.of(out.append("</result>").toString());
    }

    private String fileProperties(String path, String name, String xmlName) {
        String at = Soap.time(org.clock().instant());
        String user = RecordId.of("005", 1);
        return element("createdById", user)
                + element("createdByName", "Automated Process")
                + element("createdDate", at)
                + element("fileName", path)
                + element("fullName", name)
                + element("id", "")
                + element("lastModifiedById", user)
                + element("lastModifiedByName", "Automated Process")
                + element("lastModifiedDate", at)
                + element("manageableState", "unmanaged")
                + element("type", xmlName);
    }

    String list(XmlNode arguments) {
        StringBuilder out = new StringBuilder();
        for (XmlNode query : arguments.all("queries")) {
            String xmlName = query.value("type").orElse("");
            MetadataType.of(xmlName)
                    .ifPresent(type -> org.read(() -> {
                        for (String name : listed(type, xmlName)) {
                            String owner = type.xmlName().equals(xmlName) ? name : name.replaceAll("\\..*", "");
                            String path = type.folder() + "/" + owner + type.suffix();
                            out.append("<result>")
                                    .append(fileProperties(path, name, xmlName))
                                    .append("</result>");
                        }
                        return true;
                    }));
        }
        return out.toString();
    }

    private Collection<String> listed(MetadataType type, String xmlName) {
        if (type == MetadataType.STANDARD_VALUE_SET) {
            return org.schema().valueSets().keySet();
        }
        boolean objects = type == MetadataType.CUSTOM_OBJECT && type.xmlName().equals(xmlName);
        return objects ? org.schema().types().stream().map(SObjectType::name).toList() : all(type, xmlName);
    }

    /** Names that are not there come back as empty records, as the vendor does it. */
    String read(XmlNode arguments) {
        String xmlName = arguments.value("type").orElse("");
        StringBuilder out = new StringBuilder("<result>");
        for (XmlNode wanted : arguments.all("fullNames")) {
            String name = wanted.value();
            Optional<XmlNode> xml = org.read(() -> MetadataType.of(xmlName)
                    .flatMap(type ->
                            type.xmlName().equals(xmlName) ? component(type, name) : components.get(xmlName, name)));
            if (xml.isEmpty()) {
                out.append("<records xsi:nil=\"true\"/>");
                continue;
            }
            List<XmlNode> children = new ArrayList<>();
            children.add(XmlNode.of("fullName", name));
            xml.get().children().stream()
                    .filter(child -> !child.name().equals("fullName"))
                    .sorted(Comparator.comparing(XmlNode::name))
                    .forEach(children::add);
            XmlNode.of("records", children).write(out, " xsi:type=\"" + XmlNode.escape(xmlName) + "\"");
        }
        return out.append("</result>").toString();
    }
}
