package io.puente.versions;

import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblems;
import java.io.IOException;

/** Reads mapping files the way the settings of one CRM say. Thread-safe. */
public interface ConfiguredMapping {

    /**
     * The file that the settings name, as it is on disk now, or the connector's own.
     *
     * @throws MappingProblems naming every mistake
     */
    MappingFile read() throws IOException;

    /**
     * A text in the place of that file. It may extend {@code default} and files that stand beside the configured one, by
     * their plain names.
     *
     * @param fileName for problems
     * @throws MappingProblems naming every mistake
     */
    MappingFile read(String fileName, String text) throws IOException;
}
