package io.puente.api;

import io.puente.mapping.MappingFile;
import io.puente.rehearse.RehearsalLimits;
import io.puente.rehearse.RehearsalReport;
import io.puente.rehearse.RehearsalWords;
import io.puente.rehearse.ReportHtml;
import io.puente.rehearse.ReportJson;
import io.puente.rehearse.ReportText;
import io.puente.spi.TargetFailure;
import io.puente.versions.ConfiguredMapping;
import java.io.IOException;
import java.util.Collection;
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

    private final Supplier<Collection<RehearsedCrm>> crms;
    private final RehearsalWords words;

    public RehearsalEndpoint(Supplier<Collection<RehearsedCrm>> crms, RehearsalWords words) {
        this.crms = crms;
        this.words = words;
    }

    /** Rehearses over the newest conversations of the store. */
    @FunctionalInterface
    public interface Rehearsing {
        RehearsalReport run(MappingFile candidate, RehearsalLimits limits) throws TargetFailure, InterruptedException;
    }

    /** An active CRM as this endpoint needs it. */
    public record RehearsedCrm(String name, ConfiguredMapping configured, Rehearsing rehearsing) {}

    /**
     * The report; with status 200 even if it is a bad one.
     *
     * @param file the mapping in question; empty for the configured file as it is on disk now
     * @param fileName for its problems and rules
     * @param format json, html or text
     */
    @PostMapping("/rehearsal")
    ResponseEntity<String> rehearse(
            @PathVariable String name,
            @RequestParam(defaultValue = "1000") int conversations,
            @RequestParam(defaultValue = "json") String format,
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
        MappingFile candidate = file == null || file.isBlank()
                ? crm.configured().read()
                : crm.configured().read(fileName, file);
        RehearsalReport report =
                crm.rehearsing().run(candidate, RehearsalLimits.DEFAULT.withConversations(conversations));
        return switch (format) {
            case "html" -> answer(MediaType.TEXT_HTML, new ReportHtml(words).of(report));
            case "text" -> answer(MediaType.TEXT_PLAIN, new ReportText(words, DIFFERENCES).of(report));
            default -> answer(MediaType.APPLICATION_JSON, ReportJson.of(report));
        };
    }

    private static ResponseEntity<String> answer(MediaType type, String body) {
        return ResponseEntity.ok()
                .contentType(new MediaType(type, java.nio.charset.StandardCharsets.UTF_8))
                .body(body);
    }
}
