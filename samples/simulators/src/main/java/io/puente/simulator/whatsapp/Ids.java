package io.puente.simulator.whatsapp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Makes ids that look like the platform's and never repeat, across restarts too. Thread-safe. */
final class Ids {
    // Tags of the binary content of a wamid; observed, undocumented.
    private static final int INBOUND = 0x12;
    private static final int OUTBOUND = 0x11;

    private final long run;
    private final AtomicLong count = new AtomicLong();

    /** @param chance tells one run from the next */
    Ids(RandomGenerator chance) {
        this.run = chance.nextLong() & 0xffff_ffffL;
    }

    /** @param digits of the customer; a wamid carries the number in clear */
    String inbound(String digits) {
        return "wamid."
                + content(digits, INBOUND, String.format(Locale.ROOT, "%08X%012X", run, count.incrementAndGet()));
    }

    String outbound(String digits) {
        return "wamid."
                + content(digits, OUTBOUND, String.format(Locale.ROOT, "%08X%010X", run, count.incrementAndGet()));
    }

    String call(String digits) {
        return "wacid."
                + content(digits, INBOUND, String.format(Locale.ROOT, "%08X%04X", run, count.incrementAndGet()));
    }

    /** Digits only, like media and template ids; beyond 32 bits. */
    long number() {
        return 1_000_000_000_000_000L + (run << 20) + count.incrementAndGet();
    }

    String trace() {
        return "A"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(String.format(Locale.ROOT, "%x-%d", run, count.incrementAndGet())
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private static String content(String digits, int direction, String unique) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] number = digits.getBytes(StandardCharsets.US_ASCII);
        bytes.write(0x1c);
        bytes.write(0x18);
        bytes.write(number.length);
        bytes.writeBytes(number);
        bytes.writeBytes(new byte[] {0x15, 0x02, 0x00, (byte) direction, 0x18, (byte) unique.length()});
        bytes.writeBytes(unique.getBytes(StandardCharsets.US_ASCII));
        bytes.write(0x00);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
