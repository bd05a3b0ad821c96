package io.puente.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What goes on the wire for one call: an answer, late or cut if so scripted, or ({@code null}) a reset connection. */
record Outcome(@Nullable SimulatorReply reply, Duration delay, int cutAt) {
    private static final int WHOLE = -1;

    static Outcome normal(SimulatorReply reply) {
        return new Outcome(reply, Duration.ZERO, WHOLE);
    }

    static Outcome late(SimulatorReply reply, Duration delay) {
        return new Outcome(reply, delay, WHOLE);
    }

    static Outcome cut(SimulatorReply reply, int bytes) {
        return new Outcome(reply, Duration.ZERO, Math.min(bytes, reply.body().length));
    }

    static Outcome reset() {
        return new Outcome(null, Duration.ZERO, WHOLE);
    }

    boolean isCut() {
        return cutAt != WHOLE;
    }
}
