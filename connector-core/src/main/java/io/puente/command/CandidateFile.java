package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.mapping.MappingProblems;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping file that a command is about. */
final class CandidateFile {

    private CandidateFile() {}

    /**
     * Reads it.
     *
     * @param file null for the one that the settings name
     * @throws CommandProblem if it has mistakes, naming all of them: problems were found
     */
    static MappingFile read(CommandCrm crm, @Nullable String file) throws IOException, InterruptedException {
        try {
            return crm.mapping(file);
        } catch (MappingProblems e) {
            throw new CommandProblem(
                    "the mapping file needs your attention:",
                    all(crm, e).stream().map(MappingProblem::text).toList(),
                    ExitCode.FOUND_PROBLEMS);
        }
    }

    /** Also what the CRM would not take of the rest, if it can be asked. */
    static List<MappingProblem> all(CommandCrm crm, MappingProblems mistakes) throws InterruptedException {
        List<MappingProblem> own = mistakes.problems();
        Optional<SchemaReader> schema = crm.connector().schema();
        if (schema.isEmpty()) {
            return own;
        }
        try {
            return MappingCheck.check(mistakes, schema.get());
        } catch (TargetFailure e) {
            // It is told when the file can be read.
            return own;
        }
    }
}
