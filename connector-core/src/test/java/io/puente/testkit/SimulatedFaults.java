package io.puente.testkit;

import io.puente.simulator.Fault;
import io.puente.testkit.WriteFault.Kind;
import java.time.Duration;
import java.util.Map;

/** A contract's faults as our simulators play them, for fakes that are one of those. */
public final class SimulatedFaults {
    /** Longer than the contract's time-out for a slow answer. */
    private static final Duration SLOW = Duration.ofSeconds(6);

    private SimulatedFaults() {}

    /** @param limits how this vendor refuses calls over its limits; without those it does not know */
    public static Fault of(WriteFault fault, Map<Kind, Fault> limits) {
        return switch (fault.kind()) {
            case REPLY -> Fault.reply(fault.status(), fault.headers(), "");
            case SLOW -> Fault.delay(SLOW);
            case RESET -> Fault.refuse();
            case APPLIED_THEN_DROPPED -> Fault.applyThenDrop();
            case CUT_BODY -> Fault.cutBodyAt(20);
            case HTML_WITH_200 -> Fault.html(200);
            case UNREADABLE -> Fault.unreadable();
            case EXPIRED_TOKEN -> Fault.expireToken();
            case DAILY_LIMIT, CONCURRENT_LIMIT -> {
                Fault limit = limits.get(fault.kind());
                if (limit == null) {
                    throw new AssertionError("this vendor has no " + fault.kind());
                }
                yield limit;
            }
        };
    }
}
