package io.puente.doctor;

import java.time.Duration;

/** Judges how far two clocks are apart. */
final class ClockFinding {
    private static final Duration NOTICEABLE = Duration.ofSeconds(60);

    /** Tokens and signatures of most vendors are refused beyond it. */
    private static final Duration HARMFUL = Duration.ofSeconds(300);

    private ClockFinding() {}

    /** @param other whose clock it is compared with */
    static Finding of(Check check, String other, Duration ahead) {
        Duration apart = ahead.abs();
        String says = "this machine's clock is " + apart.toSeconds() + " s "
                + (ahead.isNegative() ? "behind" : "ahead of") + " " + other + "'s";
        String cure = "switch on time synchronisation (NTP) on this machine";
        if (apart.compareTo(HARMFUL) > 0) {
            return Finding.failed(
                    check, says + "; tokens may be refused and service windows end at the wrong time", cure, "");
        }
        if (apart.compareTo(NOTICEABLE) > 0) {
            return Finding.warning(check, says, cure, "");
        }
        return Finding.ok(check, "this machine's clock agrees with " + other + "'s within a minute");
    }
}
