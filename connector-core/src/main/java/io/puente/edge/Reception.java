package io.puente.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.puente.store.LogUnavailable;
import io.puente.whatsapp.SignatureVerifier;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.messaging.Message;

/** The steps of a webhook POST between the HTTP adapter and the log, and their metrics. Thread-safe. */
class Reception {

    static final String SIGNATURE = "puente.signature";

    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final SignatureVerifier verifier;
    private final CamelBridge camel;
    private final Duration patience;
    private final Occasion complaint;
    private final Timer acknowledged;
    private final Counter unauthorised;
    private final Counter unavailable;

    Reception(EdgeSettings settings, CamelBridge camel, Clock clock, MeterRegistry meters) {
        this.verifier = new SignatureVerifier(settings.appSecrets());
        this.camel = camel;
        this.patience = settings.patience();
        this.complaint = new Occasion(clock, Duration.ofSeconds(1));
        this.acknowledged = Timer.builder("puente.webhook.ack")
                .description("From the verified request to the committed entry")
                .publishPercentileHistogram()
                .register(meters);
        this.unauthorised = refused(meters, "signature");
        this.unavailable = refused(meters, "log");
    }

    boolean genuine(Message<?> request) {
        return verifier.verify(
                (byte[]) request.getPayload(), (String) request.getHeaders().get(SIGNATURE));
    }

    void unauthorised() {
        unauthorised.increment();
        answer().give(HttpStatus.UNAUTHORIZED);
    }

    /** Answers 200 once the body is on disk. */
    void accept(byte[] body) {
        long started = System.nanoTime();
        Answer answer = answer();
        camel.send(body, failure -> {
            if (failure == null) {
                acknowledged.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
                answer.give(HttpStatus.OK);
            } else {
                unavailable(failure);
                answer.give(HttpStatus.SERVICE_UNAVAILABLE);
            }
        });
    }

    /** Something went wrong on the way to the log. */
    void failed(Throwable failure) {
        unavailable(failure);
        answer().give(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private Answer answer() {
        return Answer.here(patience, () -> unavailable(new LogUnavailable("no commit within " + patience)));
    }

    /** Whatever went wrong, the entry is not surely on disk: WhatsApp must send it again. */
    private void unavailable(Throwable failure) {
        unavailable.increment();
        if (!complaint.now()) {
            return;
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        log.warn(
                "webhook not accepted, number {} since the start; the sender will try again: {}",
                (long) unavailable.count(),
                cause.toString());
    }

    private static Counter refused(MeterRegistry meters, String why) {
        return Counter.builder("puente.webhook.refused").tag("why", why).register(meters);
    }
}
