package io.puente.api;

import io.puente.model.TargetId;
import io.puente.parity.Cause;
import io.puente.parity.ParityReport;
import io.puente.parity.ParityText;
import io.puente.parity.ParityWords;
import io.puente.parity.ParityWorker;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/crms/{name}/parity}: comparing a CRM with what it is meant to hold, and writing again what it lost. */
@RestController
@RequestMapping("/api/crms/{name}/parity")
public class ParityEndpoint {

    private static final int MOST = 10_000;

    private final Supplier<Map<TargetId, ParityWorker>> workers;
    private final ParityWords words;
    private final Runnable wake;

    /** @param wake called after records were given back to delivery, so that it starts at once */
    public ParityEndpoint(Supplier<Map<TargetId, ParityWorker>> workers, ParityWords words, Runnable wake) {
        this.workers = workers;
        this.words = words;
        this.wake = wake;
    }

    /** Starts one, or goes on with one that was interrupted; 409 while one is under way. */
    @PostMapping
    ResponseEntity<?> start(@PathVariable String name, @RequestParam(defaultValue = "false") boolean anew) {
        ParityWorker.Started started = worker(name).start(anew);
        return switch (started) {
            case ANEW, CONTINUED ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .body(Map.of("started", started.name().toLowerCase(Locale.ROOT)));
            case RUNS_ALREADY ->
                problem(HttpStatus.CONFLICT, "a comparison with " + name + " is under way; ask for it with GET");
            case IMPOSSIBLE ->
                problem(HttpStatus.BAD_REQUEST, "the records of " + name + " cannot be read by this connector");
        };
    }

    /** Stops the one under way; it can go on later. */
    @DeleteMapping
    Map<String, Boolean> cancel(@PathVariable String name) {
        return Map.of("stopped", worker(name).cancel());
    }

    /**
     * How far the newest one is, or what it found.
     *
     * @param cause only differences of this cause
     * @param after number of the last difference of the page before
     */
    @GetMapping
    ResponseEntity<?> report(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "json") String format) {
        ParityWorker worker = worker(name);
        Cause only = cause == null ? null : cause(cause);
        Optional<ParityReport> report = worker.report();
        if (report.isEmpty()) {
            return problem(HttpStatus.NOT_FOUND, name + " was never compared; start it with POST");
        }
        var differences = worker.differences(only, after, Math.min(Math.max(limit, 0), MOST));
        return switch (format) {
            case "json" -> ResponseEntity.ok(ParityView.of(name, report.get(), differences, words));
            case "text" ->
                ResponseEntity.ok()
                        .contentType(new MediaType(MediaType.TEXT_PLAIN, java.nio.charset.StandardCharsets.UTF_8))
                        .body(new ParityText(words).of(name, report.get(), differences));
            default -> throw new IllegalArgumentException("format is json or text, not '" + format + "'");
        };
    }

    /** Lets deliveries write again what was lost; without a cause, everything that may be. */
    @PostMapping("/heal")
    Map<String, Integer> heal(@PathVariable String name, @RequestParam(required = false) @Nullable List<String> cause) {
        List<String> causes = cause == null ? List.of() : cause;
        int records =
                worker(name).heal(causes.stream().map(ParityEndpoint::cause).toList());
        wake.run();
        return Map.of("records", records);
    }

    private static Cause cause(String name) {
        return Arrays.stream(Cause.values())
                .filter(cause -> cause.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no cause is named '" + name + "'; there are " + Arrays.toString(Cause.values())));
    }

    private ParityWorker worker(String name) {
        Map<TargetId, ParityWorker> known = workers.get();
        ParityWorker worker = known.get(new TargetId(name));
        if (worker == null) {
            throw new IllegalArgumentException("no CRM is named '" + name + "'; there are "
                    + String.join(
                            ", ",
                            known.keySet().stream()
                                    .map(TargetId::value)
                                    .sorted()
                                    .toList()));
        }
        return worker;
    }

    private static ResponseEntity<Map<String, List<String>>> problem(HttpStatus status, String text) {
        return ResponseEntity.status(status).body(Map.of("problems", List.of(text)));
    }
}
