package io.puente.mapping;

/**
 * A place in a mapping file or in one of its layers.
 *
 * @param file name as the user knows it
 * @param line from 1
 * @param column from 1
 * @param path where in the file's structure: {@code objects.case.fields.Status}
 */
public record MappingPlace(String file, int line, int column, String path) {

    static MappingPlace of(Position at, String path) {
        return new MappingPlace(at.file(), at.line(), at.column(), path);
    }

    MappingPlace in(String named) {
        return new MappingPlace(named, line, column, path);
    }

    /** {@code file:line:column: path}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + path;
    }
}
