package io.puente.rehearse;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.puente.spi.CallGuard;
import io.puente.spi.CallMeter;
import io.puente.spi.ConnectorContext;
import io.puente.spi.HttpCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets nothing out but reads and logins, and records every call: the proof that a rehearsal wrote nothing. A call that
 * only claims to be a login is refused too. Thread-safe.
 */
public final class ReadOnlyCalls implements CallGuard {
    private static final int LISTED = 20;

    private final List<String> refused = new ArrayList<>();
    private final Map<CallMeter.Purpose, Long> metered = new EnumMap<>(CallMeter.Purpose.class);
    private long reads;
    private long postedReads;
    private long logins;
    private long refusals;

    /**
     * What was recorded.
     *
     * @param reads calls that only read; {@code postedReads} of them by POST, as their connector says
     * @param refused calls that would have changed something and were not sent: method and path of the first ones
     * @param metered calls that the connector counted, by purpose; as many as were recorded if it asked the guard each time
     */
    public record Recorded(
            long reads,
            long postedReads,
            long logins,
            long refusals,
            List<String> refused,
            Map<CallMeter.Purpose, Long> metered) {
        static final Recorded NONE = new Recorded(0, 0, 0, 0, List.of(), Map.of());

        public Recorded {
            refused = List.copyOf(refused);
            metered = Map.copyOf(metered);
        }

        /** Both, one after the other. */
        Recorded and(Recorded later) {
            Map<CallMeter.Purpose, Long> counted = new EnumMap<>(CallMeter.Purpose.class);
            counted.putAll(metered);
            later.metered.forEach((purpose, calls) -> counted.merge(purpose, calls, Long::sum));
            return new Recorded(
                    reads + later.reads,
                    postedReads + later.postedReads,
                    logins + later.logins,
                    refusals + later.refusals,
                    Stream.concat(refused.stream(), later.refused.stream())
                            .limit(LISTED)
                            .toList(),
                    counted);
        }

        /** Calls were seen, every one that the connector counted among them, and none was refused. */
        @JsonProperty
        public boolean proven() {
            long counted = metered.values().stream().mapToLong(Long::longValue).sum();
            return refusals == 0 && reads > 0 && counted <= reads + logins;
        }
    }

    /** Begins anew. */
    synchronized void forget() {
        refused.clear();
        metered.clear();
        reads = 0;
        postedReads = 0;
        logins = 0;
        refusals = 0;
    }

    /** The context to make a connector with that cannot change anything. */
    public ConnectorContext context(ConnectorContext given) {
        return new ConnectorContext(
                given.target(),
                given.settings(),
                call -> {
                    before(call);
                    return given.transport().exchange(call);
                },
                purpose -> {
                    meter(purpose);
                    given.meter().called(purpose);
                },
                given.clock(),
                this);
    }

    @Override
    public synchronized void before(HttpCall call) {
        boolean get = call.method().equals("GET") || call.method().equals("HEAD");
        switch (call.effect()) {
            case READ -> {
                if (!get && !call.method().equals("POST")) {
                    refuse(call);
                }
                reads++;
                postedReads += get ? 0 : 1;
            }
            case LOGIN -> {
                if (!get && !asksForToken(call)) {
                    refuse(call);
                }
                logins++;
            }
            case CHANGE -> refuse(call);
        }
    }

    /** OAuth 2.0 token requests are forms with a grant type (RFC 6749, 4). */
    private static boolean asksForToken(HttpCall call) {
        return call.method().equals("POST")
                && call.body().length < 65_536
                && new String(call.body(), StandardCharsets.UTF_8).contains("grant_type=");
    }

    private void refuse(HttpCall call) {
        refusals++;
        String what = call.method() + " " + URI.create(call.uri()).getPath();
        if (refused.size() < LISTED) {
            refused.add(what);
        }
        throw new Refused("a rehearsal only reads; this call was not sent: " + what);
    }

    private synchronized void meter(CallMeter.Purpose purpose) {
        metered.merge(purpose, 1L, Long::sum);
    }

    public synchronized Recorded recorded() {
        return new Recorded(reads, postedReads, logins, refusals, refused, metered);
    }
}
