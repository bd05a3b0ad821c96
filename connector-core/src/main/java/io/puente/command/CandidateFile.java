package io.puente.command;

import io.puente.boot.CommandCrm;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.mapping.MappingProblems;
import io.puente.versions.CandidateMapping;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A mapping file that a command is about. */
final class CandidateFile {

    private CandidateFile() {}

    /**
     * Reads it.
     *
     * @param file null for the one that the settings name
     * @throws CommandProblem if it has mistakes, naming all of them and the CRM's objections: problems were found
     */
    static MappingFile read(CommandCrm crm, @Nullable String file) throws IOException, InterruptedException {
        try {
            return CandidateMapping.read(
                    () -> crm.mapping(file), () -> crm.connector().schema());
        } catch (MappingProblems e) {
            throw new CommandProblem(
                    "the mapping file needs your attention:",
                    e.problems().stream().map(MappingProblem::text).toList(),
                    ExitCode.FOUND_PROBLEMS);
        }
    }
}
