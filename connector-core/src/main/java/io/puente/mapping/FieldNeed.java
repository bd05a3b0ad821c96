package io.puente.mapping;

import io.puente.spi.ObjectName;

/**
 * One field that a mapping file writes.
 *
 * @param object name of the object in the file
 * @param path where in the file's structure, as in {@link MappingProblem#path()}
 * @param file name as the user knows it, of the layer that says so
 * @param line from 1
 * @param column from 1
 */
public record FieldNeed(
        String object, ObjectName writes, String field, String path, String file, int line, int column) {

    /** {@code file:line:column}. */
    public String place() {
        return file + ":" + line + ":" + column;
    }
}
