package io.puente.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A file could not be fetched this time. The message is for people and holds no address, token or name. */
public final class MediaFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient @Nullable Duration retryAfter;

    public MediaFailure(Kind kind, String reason) {
        this(kind, reason, null);
    }

    /** @param retryAfter what WhatsApp asked for, if it did */
    public MediaFailure(Kind kind, String reason, @Nullable Duration retryAfter) {
        // No stack trace: an outage makes many, and the reason says everything.
        super(reason, null, false, false);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** What happens after a failure. */
    public enum Next {
        /** Again, later and later. */
        RETRY,
        /** Again later, and meanwhile no other file is asked for. */
        HOLD_ALL,
        /** Rarely again: somebody has to change a setting first. */
        AWAIT_OPERATOR,
        GIVE_UP
    }

    /** Why. */
    public enum Kind {
        UNREACHABLE(Next.RETRY),
        THROTTLED(Next.HOLD_ALL),
        /** The token is refused; WhatsApp would refuse it for every other file too. */
        UNAUTHORISED(Next.HOLD_ALL),
        /** The address expired or was never good; the id may give another one. */
        ADDRESS_DEAD(Next.RETRY),
        /** Deleted, expired, or not visible for this token: WhatsApp does not tell these apart. */
        ID_UNKNOWN(Next.RETRY),
        /** The token must not be sent there. */
        HOST_REFUSED(Next.AWAIT_OPERATOR),
        TOO_LARGE(Next.AWAIT_OPERATOR),
        WRONG_CONTENT(Next.RETRY),
        /** The media folder cannot be written. */
        DISK(Next.HOLD_ALL),
        /** An answer nobody expected. */
        UNEXPECTED(Next.RETRY),
        /** WhatsApp itself does not have the file. */
        NOT_AVAILABLE(Next.GIVE_UP);

        private final Next next;

        Kind(Next next) {
            this.next = next;
        }

        public Next next() {
            return next;
        }

        /** Whether a fresh address could help at once. */
        boolean fresherAddressMayHelp() {
            return this == ADDRESS_DEAD || this == HOST_REFUSED;
        }
    }
}
