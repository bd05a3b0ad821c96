package io.puente.boot;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappingLoader;
import io.puente.mapping.MappingProblems;
import io.puente.spi.CrmConnectorFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** Finds and loads the mapping of a target: the file that its settings name, or the connector's default. */
final class MappingFiles {

    private final ResourceLoader resources;

    MappingFiles(ResourceLoader resources) {
        this.resources = resources;
    }

    /** @throws MappingProblems naming every mistake with line and column */
    CrmMapping load(PuenteSettings.Target target, CrmConnectorFactory factory) throws IOException {
        String location =
                target.mapping() == null ? "classpath:" + factory.defaultMapping() : location(target.mapping());
        Resource resource = resources.getResource(location);
        if (!resource.exists()) {
            throw new FileNotFoundException(location + " does not exist");
        }
        String name = resource.getFilename() == null ? location : resource.getFilename();
        try (InputStream file = resource.getInputStream()) {
            return MappingLoader.load(name, file, factory.type());
        }
    }

    /** A plain path is a file. */
    private static String location(String given) {
        return given.contains(":") ? given : "file:" + given;
    }
}
