package io.puente.api;

import io.puente.consent.ConsentProblems;
import io.puente.consent.ConsentSubmission;
import io.puente.consent.ConsentSubmissionCodec;
import io.puente.store.IngestLog;
import io.puente.store.LogEntry;
import io.puente.store.LogUnavailable;
import java.time.Clock;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /api/consents}: consent given or withdrawn elsewhere, at a desk or on a form, with its evidence. Answered
 * once it is in the log on disk; the caller's reference makes a repetition harmless.
 */
@RestController
public class ConsentEndpoint {

    private final IngestLog log;
    private final Clock clock;

    public ConsentEndpoint(IngestLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @PostMapping(path = "/api/consents", consumes = "application/json")
    ResponseEntity<Map<String, Boolean>> record(@RequestBody byte[] json)
            throws ConsentProblems, LogUnavailable, InterruptedException {
        ConsentSubmission submission = ConsentSubmissionCodec.read(json);
        boolean added = log.append(new LogEntry(
                LogEntry.CONSENT_API,
                submission.reference(),
                ConsentSubmissionCodec.write(submission),
                clock.instant()));
        return ResponseEntity.status(added ? HttpStatus.CREATED : HttpStatus.OK).body(Map.of("recorded", added));
    }
}
