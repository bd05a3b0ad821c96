package io.puente.mapping;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where a file that says {@code extends} finds the one below it. */
@FunctionalInterface
public interface MappingLayers {

    /** For files that stand alone. */
    MappingLayers NONE = name -> null;

    /** The name under which every CRM's shipped mapping can be extended. */
    String DEFAULT = "default";

    /** @param fileName for problems @param content closed by the reader */
    record Layer(String fileName, InputStream content) {}

    /** @return null if there is no such file */
    @Nullable
    Layer open(String name) throws IOException;
}
