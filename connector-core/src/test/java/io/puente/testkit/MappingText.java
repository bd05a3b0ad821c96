package io.puente.testkit;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Mapping files that a test has as text. */
public final class MappingText {
    private MappingText() {}

    public static CrmMapping load(String name, String yaml, String crm) {
        return read(name, yaml, crm).mapping();
    }

    public static MappingFile read(String name, String yaml, String crm) {
        try {
            return MappingLoader.read(name, new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), crm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
