package io.puente.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.puente.store.LogEntry;
import io.puente.whatsapp.SignatureVerifier;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.integration.http.HttpHeaders;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;

/** The steps of a webhook POST between the HTTP gateway and the log, and their metrics. Thread-safe. */
class Reception {

    static final String SIGNATURE = "puente.signature";
    static final String STARTED = "puente.started";

    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final SignatureVerifier verifier;
    private final Clock clock;
    private final Timer acknowledged;
    private final Counter unauthorised;
    private final Counter unavailable;

    Reception(SignatureVerifier verifier, Clock clock, MeterRegistry meters) {
        this.verifier = verifier;
        this.clock = clock;
        this.acknowledged = Timer.builder("puente.webhook.ack")
                .description("From the whole request to the committed entry")
                .publishPercentileHistogram()
                .register(meters);
        this.unauthorised = refused(meters, "signature");
        this.unavailable = refused(meters, "log");
    }

    boolean genuine(Message<?> request) {
        return verifier.verify(
                (byte[]) request.getPayload(), (String) request.getHeaders().get(SIGNATURE));
    }

    Message<?> unauthorised() {
        unauthorised.increment();
        return status(HttpStatus.UNAUTHORIZED);
    }

    Message<?> stamped(Message<?> request) {
        return MessageBuilder.fromMessage(request)
                .setHeader(EdgeHeaders.SOURCE, LogEntry.WHATSAPP)
                .setHeader(EdgeHeaders.RECEIVED_AT, clock.millis())
                .build();
    }

    Message<?> accepted(MessageHeaders headers) {
        if (headers.get(STARTED) instanceof Long started) {
            acknowledged.record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        }
        return status(HttpStatus.OK);
    }

    /** Whatever went wrong, the entry is not surely on disk: WhatsApp must send it again. */
    Message<?> unavailable(Throwable failure) {
        unavailable.increment();
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        log.warn("webhook not accepted, the sender will try again: {}", cause.toString());
        return status(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private static Message<?> status(HttpStatus status) {
        return MessageBuilder.withPayload(new byte[0])
                .setHeader(HttpHeaders.STATUS_CODE, status)
                .build();
    }

    private static Counter refused(MeterRegistry meters, String why) {
        return Counter.builder("puente.webhook.refused").tag("why", why).register(meters);
    }
}
