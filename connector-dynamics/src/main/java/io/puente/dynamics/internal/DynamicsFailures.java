package io.puente.dynamics.internal;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The failure table for whole calls: what a reply without success says about the CRM. Codes and their statuses:
 * learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes.
 */
final class DynamicsFailures {
    /** Requests in 300 s, execution time in 300 s, calls at once, and the general form. */
    static final Set<String> LIMITS = Set.of("0x80072322", "0x80072321", "0x80072326", "0x8005f103");

    private static final String CONCURRENT = "0x80072326";
    // The window of the other limits slides over 300 seconds; a tenth of it frees a tenth of the allowance.
    private static final Duration WINDOW_WAIT = Duration.ofSeconds(30);
    private static final Duration CONCURRENT_WAIT = Duration.ofSeconds(5);

    /** No application user, no roles, user disabled, token expired. */
    private static final Set<String> CREDENTIALS = Set.of("0x80072560", "0x80042f09", "0x80040225", "0x8005f101");

    /** Unexpected, SQL deadlock and time-out, a solution being installed. */
    private static final Set<String> WORTH_WAITING =
            Set.of("0x80040216", "0x80040224", "0x80044150", "0x80044151", "0x80071151");

    private static final Set<Integer> WRONG_ADDRESS =
            Set.of(301, 302, 303, 307, 308, 404, 405, 410, 414, 415, 431, 501);

    private final Clock clock;

    DynamicsFailures(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** Whether a refused batch is refused for what one of its requests holds. */
    boolean blamesContent(int status, DynamicsError error) {
        return (status == 400 || status == 413)
                && !CREDENTIALS.contains(error.code())
                && !LIMITS.contains(error.code())
                && !WORTH_WAITING.contains(error.code());
    }

    TargetFailure of(HttpReply reply) {
        Optional<DynamicsError> error = DynamicsError.of(reply);
        String code = error.map(DynamicsError::code).orElse("");
        FailureKind kind = kind(reply.status(), code, error.isPresent());
        String text = error.map(ErrorText::of)
                .filter(any -> !code.isEmpty())
                .orElse("Dynamics 365 answered with status " + reply.status() + ".");
        Failure failure = Failure.of(
                kind,
                code.isEmpty() ? String.valueOf(reply.status()) : code,
                kind == FailureKind.THROTTLED ? ErrorText.THROTTLED : text);
        Duration wait = reply.retryAfter(clock.instant()).orElseGet(() -> limitWait(code));
        return new TargetFailure(wait == null ? failure : failure.withRetryAfter(wait));
    }

    private static FailureKind kind(int status, String code, boolean worded) {
        if (status == 429 || LIMITS.contains(code)) {
            return FailureKind.THROTTLED;
        }
        if (status == 401 || CREDENTIALS.contains(code)) {
            return FailureKind.UNAUTHORISED;
        }
        if (WORTH_WAITING.contains(code) || status == 408) {
            return FailureKind.UNAVAILABLE;
        }
        if (WRONG_ADDRESS.contains(status)) {
            return FailureKind.MISCONFIGURED;
        }
        // Without its words a refusal is not Dataverse's own: a page of some device on the way.
        return worded && status >= 400 && status < 500 ? FailureKind.MISCONFIGURED : FailureKind.UNAVAILABLE;
    }

    /** How long to wait for a limit that named no time. */
    static @Nullable Duration limitWait(String code) {
        if (!LIMITS.contains(code)) {
            return null;
        }
        return code.equals(CONCURRENT) ? CONCURRENT_WAIT : WINDOW_WAIT;
    }
}
