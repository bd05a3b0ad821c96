package io.puente.spi;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The CRM as a whole failed, not a record: no result can be given for any change of the batch. The circuit breaker
 * counts these. The kind's scope is always {@link FailureKind.Scope#TARGET}.
 */
public final class TargetFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    public TargetFailure(Failure failure) {
        this(failure, null);
    }

    public TargetFailure(Failure failure, @Nullable Throwable cause) {
        super(failure.kind() + " " + failure.vendorCode() + ": " + failure.safeText(), cause);
        if (failure.kind().scope() != FailureKind.Scope.TARGET) {
            throw new IllegalArgumentException(failure.kind() + " concerns a record, not the CRM");
        }
        this.failure = failure;
    }

    /** Sent, but the answer does not tell whether it was applied. */
    public static TargetFailure unknownOutcome(String safeText) {
        return new TargetFailure(Failure.of(FailureKind.UNKNOWN_OUTCOME, "", safeText));
    }

    public static TargetFailure unavailable(String vendorCode, String safeText) {
        return new TargetFailure(Failure.of(FailureKind.UNAVAILABLE, vendorCode, safeText));
    }

    public Failure failure() {
        return failure;
    }
}
