package io.puente.siebel.internal;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.FailureKind.Scope;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The failure table for whole calls. Siebel answers 500 to nearly everything, so its own code decides, and the status
 * only where there is none.
 */
final class SiebelFailures {
    private static final Set<Integer> WRONG_ADDRESS = Set.of(301, 302, 303, 307, 308, 405, 406, 410, 414, 415, 431);
    /** What a device between us and Siebel says, whatever stands in its body. */
    private static final Set<Integer> ON_THE_WAY = Set.of(502, 503, 504);

    private final Clock clock;

    SiebelFailures(Clock clock) {
        this.clock = clock;
    }

    /** Nothing found is no failure: 404 with that text, or 204. */
    static boolean nothingFound(HttpReply reply) {
        return reply.status() == 204
                || reply.status() == 404
                        && SiebelError.of(reply).filter(SiebelError::saysNoData).isPresent();
    }

    /** The error of a refused write that blames what it carried: one bad record refuses the whole array. */
    static Optional<SiebelError> blamesContent(HttpReply reply) {
        if (ON_THE_WAY.contains(reply.status()) || reply.status() == 401 || reply.status() == 429) {
            return Optional.empty();
        }
        return SiebelError.of(reply).filter(error -> {
            if (error.code().isEmpty()) {
                return reply.status() == 400 || reply.status() == 404 && error.saysNoData();
            }
            return SiebelCodes.kind(error.code()).scope() == Scope.RECORD;
        });
    }

    TargetFailure of(HttpReply reply) {
        Optional<SiebelError> error = SiebelError.of(reply);
        FailureKind kind = kind(reply.status(), error.map(SiebelError::code).orElse(""));
        String text = error.filter(e -> !e.code().isEmpty())
                .map(ErrorText::of)
                .orElse("Siebel answered with status " + reply.status() + ".");
        if (kind == FailureKind.THROTTLED) {
            text = "Siebel, or a device before it, allows no more calls for now.";
        }
        String code = error.map(e -> e.codeOr(reply.status())).orElse(String.valueOf(reply.status()));
        return new TargetFailure(new Failure(
                kind, code, text, List.of(), reply.retryAfter(clock.instant()).orElse(null)));
    }

    private static FailureKind kind(int status, String code) {
        if (status == 429) {
            return FailureKind.THROTTLED;
        }
        if (ON_THE_WAY.contains(status)) {
            return FailureKind.UNAVAILABLE;
        }
        if (status == 401) {
            return FailureKind.UNAUTHORISED;
        }
        if (!code.isEmpty()) {
            FailureKind kind = SiebelCodes.kind(code);
            // A read, or a write without a record: nobody but the set-up can be blamed for it.
            return kind.scope() == Scope.TARGET
                    ? kind
                    : SiebelCodes.listed(code) ? FailureKind.MISCONFIGURED : FailureKind.UNAVAILABLE;
        }
        if (status == 403) {
            // No code: a gateway that does not let our address or user through.
            return FailureKind.UNAUTHORISED;
        }
        return WRONG_ADDRESS.contains(status) ? FailureKind.MISCONFIGURED : FailureKind.UNAVAILABLE;
    }
}
