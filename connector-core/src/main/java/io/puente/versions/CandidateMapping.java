package io.puente.versions;

import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.mapping.MappingProblems;
import io.puente.spi.CrmConnector;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A mapping file that somebody means to check, rehearse or activate, whichever way they ask for it. */
public final class CandidateMapping {

    private CandidateMapping() {}

    /** Finds and reads the file. */
    @FunctionalInterface
    public interface Reading {
        /** @throws MappingProblems naming every mistake */
        MappingFile read() throws IOException;
    }

    /**
     * Reads it. One without mistakes of its own is not compared with the CRM here.
     *
     * @param schema as {@link CrmConnector#schema()}; asked for only if the file has mistakes
     * @throws MappingProblems naming all mistakes, also what the CRM would not take of the rest, if it can be asked
     */
    public static MappingFile read(Reading reading, Supplier<Optional<SchemaReader>> schema)
            throws IOException, InterruptedException {
        try {
            return reading.read();
        } catch (MappingProblems e) {
            throw new MappingProblems(all(e, schema.get()));
        }
    }

    private static List<MappingProblem> all(MappingProblems mistakes, Optional<SchemaReader> schema)
            throws InterruptedException {
        if (schema.isEmpty()) {
            return mistakes.problems();
        }
        try {
            return MappingCheck.check(mistakes, schema.get());
        } catch (TargetFailure e) {
            // It is told when the file can be read.
            return mistakes.problems();
        }
    }
}
