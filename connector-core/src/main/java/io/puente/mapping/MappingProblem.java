package io.puente.mapping;

/**
 * One mistake in a mapping file, in words for the person who wrote it.
 *
 * @param file name as the user knows it
 * @param line from 1
 * @param column from 1
 * @param path where in the file's structure: {@code objects.case.fields.Status.map}; empty for the file as a whole
 * @param what what is wrong
 * @param hint what is allowed or was probably meant; empty if there is nothing to say
 */
public record MappingProblem(String file, int line, int column, String path, String what, String hint) {

    /** {@code file:line:column: path: what; hint}, one line. */
    public String text() {
        return file + ":" + line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + what
                + (hint.isEmpty() ? "" : "; " + hint);
    }

    @Override
    public String toString() {
        return text();
    }
}
