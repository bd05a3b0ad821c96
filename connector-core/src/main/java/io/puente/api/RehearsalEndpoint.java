package io.puente.api;

import io.puente.mapping.MappingFile;
import io.puente.rehearse.Beginning;
import io.puente.rehearse.Progress;
import io.puente.rehearse.RehearsalLimits;
import io.puente.rehearse.RehearsalReport;
import io.puente.rehearse.RehearsalWords;
import io.puente.rehearse.ReportHtml;
import io.puente.rehearse.ReportJson;
import io.puente.rehearse.ReportText;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import io.puente.versions.CandidateMapping;
import io.puente.versions.ConfiguredMapping;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code POST /api/crms/{name}/mapping/rehearsal}: what a mapping file would change, without changing anything. */
@RestController
@RequestMapping("/api/crms/{name}/mapping")
public class RehearsalEndpoint {
    /** A request waits for its answer; more of them take the command line. */
    private static final int MOST = 20_000;

    private static final int DIFFERENCES = 20;

    private static final String BEGAN = "Puente-Rehearsal-Began";

    private final Supplier<Collection<RehearsedCrm>> crms;
    private final RehearsalWords words;

    public RehearsalEndpoint(Supplier<Collection<RehearsedCrm>> crms, RehearsalWords words) {
        this.crms = crms;
        this.words = words;
    }

    /** Rehearses over the newest conversations of the store, or goes on with the rehearsal of the same that was interrupted. */
    @FunctionalInterface
    public interface Rehearsing {
        RehearsalReport run(MappingFile candidate, RehearsalLimits limits, Progress.Listener progress, boolean anew)
                throws TargetFailure, InterruptedException;
    }

    /**
     * An active CRM as this endpoint needs it.
     *
     * @param schema what it says of itself; for a file that has mistakes
     */
    public record RehearsedCrm(
            String name,
            ConfiguredMapping configured,
            Supplier<Optional<SchemaReader>> schema,
            Rehearsing rehearsing) {}

    /**
     * The report; with status 200 even if it is a bad one. If it goes on with one that the gateway's end interrupted, its
     * header {@link #BEGAN} says when that began.
     *
     * @param file the mapping in question; empty for the configured file as it is on disk now
     * @param fileName for its problems and rules
     * @param format json, html or text
     * @param anew also if an interrupted one could go on
     */
    @PostMapping("/rehearsal")
    ResponseEntity<String> rehearse(
            @PathVariable String name,
            @RequestParam(defaultValue = "1000") int conversations,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(defaultValue = "false") boolean anew,
            @RequestParam(name = "file", defaultValue = "candidate.yaml") String fileName,
            @RequestBody(required = false) @Nullable String file)
            throws IOException, TargetFailure, InterruptedException {
        if (conversations < 1 || conversations > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "conversations must be 1 to " + MOST);
        }
        if (!format.matches("json|html|text")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "format must be json, html or text");
        }
        RehearsedCrm crm = crms.get().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no CRM " + name));
        MappingFile candidate = CandidateMapping.read(
                () -> file == null || file.isBlank()
                        ? crm.configured().read()
                        : crm.configured().read(fileName, file),
                crm.schema());
        var began = new Began();
        RehearsalReport report =
                crm.rehearsing().run(candidate, RehearsalLimits.DEFAULT.withConversations(conversations), began, anew);
        return switch (format) {
            case "html" -> answer(began, MediaType.TEXT_HTML, new ReportHtml(words).of(report));
            case "text" -> answer(began, MediaType.TEXT_PLAIN, new ReportText(words, DIFFERENCES).of(report));
            default -> answer(began, MediaType.APPLICATION_JSON, ReportJson.of(report));
        };
    }

    private static ResponseEntity<String> answer(Began began, MediaType type, String body) {
        var answer = ResponseEntity.ok().contentType(new MediaType(type, java.nio.charset.StandardCharsets.UTF_8));
        if (began.before != null) {
            answer.header(BEGAN, began.before.toString());
        }
        return answer.body(body);
    }

    /** Remembers where a rehearsal began. */
    private static final class Began implements Progress.Listener {
        private @Nullable Instant before;

        @Override
        public void begins(Beginning beginning) {
            before = beginning.goesOnSince();
        }

        @Override
        public void at(Progress progress) {}
    }
}
