package io.puente.simulator.salesforce.metadata;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types this org knows, with the folder and suffix of their files. */
enum MetadataType {
    CUSTOM_OBJECT("CustomObject", "objects", ".object", List.of("CustomField")),
    PERMISSION_SET("PermissionSet", "permissionsets", ".permissionset", List.of()),
    STANDARD_VALUE_SET("StandardValueSet", "standardValueSets", ".standardValueSet", List.of()),
    LAYOUT("Layout", "layouts", ".layout", List.of()),
    FLEXI_PAGE("FlexiPage", "flexipages", ".flexipage", List.of()),
    CUSTOM_TAB("CustomTab", "tabs", ".tab", List.of()),
    LIGHTNING_COMPONENT("LightningComponentBundle", "lwc", ".js-meta.xml", List.of());

    private final String xmlName;
    private final String folder;
    private final String suffix;
    private final List<String> childNames;

    MetadataType(String xmlName, String folder, String suffix, List<String> childNames) {
        this.xmlName = xmlName;
        this.folder = folder;
        this.suffix = suffix;
        this.childNames = childNames;
    }

    String xmlName() {
        return xmlName;
    }

    String folder() {
        return folder;
    }

    String suffix() {
        return suffix;
    }

    /** Types whose components live inside files of this one. */
    List<String> childNames() {
        return childNames;
    }

    static Optional<MetadataType> of(String xmlName) {
        return Arrays.stream(values())
                .filter(type -> type.xmlName.equals(xmlName) || type.childNames.contains(xmlName))
                .findFirst();
    }

    /** {@code objects/Case.object} is {@code Case}; {@code lwc/a/a.js-meta.xml} is {@code a}. */
    String fullName(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.length() - suffix.length());
    }
}
