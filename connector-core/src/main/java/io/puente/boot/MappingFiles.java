package io.puente.boot;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingLayers;
import io.puente.mapping.MappingLayers.Layer;
import io.puente.mapping.MappingLoader;
import io.puente.mapping.MappingProblems;
import io.puente.spi.CrmConnectorFactory;
import io.puente.versions.ConfiguredMapping;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Finds and loads the mapping of a target: the file that its settings name, or the connector's default. */
final class MappingFiles {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\w-][\\w.-]*\\.ya?ml");

    private final ResourceLoader resources;

    MappingFiles(ResourceLoader resources) {
        this.resources = resources;
    }

    /** @throws MappingProblems naming every mistake with file, line and column */
    CrmMapping load(PuenteSettings.Target target, CrmConnectorFactory factory) throws IOException {
        return read(target, factory).mapping();
    }

    /** As {@link #load}, with all places, for a check against the CRM. */
    MappingFile read(PuenteSettings.Target target, CrmConnectorFactory factory) throws IOException {
        return read(target.mapping(), factory);
    }

    /** @param mapping a file or resource; null for the connector's default */
    MappingFile read(@Nullable String mapping, CrmConnectorFactory factory) throws IOException {
        Resource shipped = resources.getResource("classpath:" + factory.defaultMapping());
        Resource top = mapping == null ? shipped : resource(mapping);
        if (!top.isReadable()) {
            throw new FileNotFoundException(mapping + (top.exists() ? " cannot be read as a file" : " does not exist"));
        }
        MappingLayers layers = name -> layer(name.equals(MappingLayers.DEFAULT) ? shipped : beside(top, name));
        try (InputStream file = top.getInputStream()) {
            return MappingLoader.read(name(top), file, factory.type(), layers);
        }
    }

    /** For reading again later. */
    ConfiguredMapping configured(PuenteSettings.Target target, CrmConnectorFactory factory) {
        return new ConfiguredMapping() {
            @Override
            public MappingFile read() throws IOException {
                return MappingFiles.this.read(target, factory);
            }

            @Override
            public MappingFile read(String fileName, String text) throws IOException {
                return MappingFiles.this.read(fileName, text, target, factory);
            }
        };
    }

    /** The text comes from outside: it may not name files anywhere on the disk. */
    private MappingFile read(String fileName, String text, PuenteSettings.Target target, CrmConnectorFactory factory)
            throws IOException {
        Resource shipped = resources.getResource("classpath:" + factory.defaultMapping());
        Resource top = target.mapping() == null ? shipped : resource(target.mapping());
        MappingLayers layers = name -> name.equals(MappingLayers.DEFAULT)
                ? layer(shipped)
                : PLAIN_NAME.matcher(name).matches() ? layer(top.createRelative(name)) : null;
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return MappingLoader.read(fileName, bytes, factory.type(), layers);
    }

    private static @Nullable Layer layer(Resource resource) throws IOException {
        return resource.exists() ? new Layer(name(resource), resource.getInputStream()) : null;
    }

    /** A plain name is a file beside the one that extends it. */
    private Resource beside(Resource top, String name) throws IOException {
        return name.contains(":") || name.startsWith("/") ? resource(name) : top.createRelative(name);
    }

    private static String name(Resource resource) {
        String name = resource.getFilename();
        return name == null ? resource.getDescription() : name;
    }

    /** A plain path is a file, whatever characters are in it; a Windows drive's letter is no scheme. */
    private Resource resource(String given) {
        return SCHEME.matcher(given).lookingAt() ? resources.getResource(given) : new FileSystemResource(given);
    }
}
