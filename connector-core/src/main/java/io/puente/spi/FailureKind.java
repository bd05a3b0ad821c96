package io.puente.spi;

/** The nine ways a write can fail. Each carries its scope and what happens next, so that there is one switch and no other. */
public enum FailureKind {
    /** Too many calls; wait as told. Uses up no attempt. */
    THROTTLED(Scope.TARGET, Next.WAIT_AS_TOLD),
    /** Refused, unreachable, 502, 503, 504; back off. The circuit breaker counts it. */
    UNAVAILABLE(Scope.TARGET, Next.BACK_OFF),
    /** Credentials no longer accepted after one renewal; stop and call a human. */
    UNAUTHORISED(Scope.TARGET, Next.STOP),
    /** Object or field unknown, key field not unique: the same for every record; stop and call a human. */
    MISCONFIGURED(Scope.TARGET, Next.STOP),
    /** Sent, but nobody knows whether it was applied; send again, or look first where writing is not idempotent. */
    UNKNOWN_OUTCOME(Scope.TARGET, Next.BACK_OFF),
    /** Row locked or changed by somebody else; try again soon, a few times. */
    CONTENTION(Scope.RECORD, Next.RETRY_SOON),
    /**
     * A parent is not there: {@link Failure#fields()} names the lookup field; it is written first, then this record again.
     * Or, with no field named, the record itself was addressed by its id and is gone: core forgets the link and writes it
     * anew by key.
     */
    REFERENCE_MISSING(Scope.RECORD, Next.RETRY_SOON),
    /** The CRM will never take this value; needs attention. */
    INVALID_DATA(Scope.RECORD, Next.PARK),
    /** No access to this record; needs attention. */
    FORBIDDEN(Scope.RECORD, Next.PARK);

    /** Whether one record or the whole CRM is concerned. */
    public enum Scope {
        RECORD,
        TARGET
    }

    /** What core does next. */
    public enum Next {
        WAIT_AS_TOLD,
        BACK_OFF,
        STOP,
        RETRY_SOON,
        PARK
    }

    private final Scope scope;
    private final Next next;

    FailureKind(Scope scope, Next next) {
        this.scope = scope;
        this.next = next;
    }

    public Scope scope() {
        return scope;
    }

    public Next next() {
        return next;
    }
}
