package io.puente.benchmark;

import io.puente.simulator.CallCounter;
import io.puente.simulator.Fault;
import io.puente.simulator.Outage;
import io.puente.simulator.SimulatorRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A simulated CRM that notes when each benchmark message reaches it, before it is applied. */
final class MeasuredCrm implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("Message number (\\d+):");
    private static final Pattern OPERATION =
            Pattern.compile("^(GET|POST|PATCH|PUT|DELETE) \\S+ HTTP/1\\.1", Pattern.MULTILINE);

    private final SimulatedCrm crm;
    private final ConcurrentHashMap<Long, Long> arrivals = new ConcurrentHashMap<>();
    private final AtomicLong lastArrival = new AtomicLong();
    private final AtomicLong largestRequest = new AtomicLong();

    private MeasuredCrm(SimulatedCrm crm) {
        this.crm = crm;
        watch();
    }

    /** @param name one of {@link Options#CRMS} */
    static MeasuredCrm start(String name) {
        return new MeasuredCrm(SimulatedCrm.start(name));
    }

    /** The rule never plays: it is here to see each request before it is handled. */
    private void watch() {
        crm.server()
                .faults()
                .on("*", crm.messagePath())
                .when(request -> {
                    seen(request);
                    return false;
                })
                .play(Fault.delay(Duration.ZERO));
    }

    private void seen(SimulatorRequest request) {
        if (request.method().equals("GET")) {
            return;
        }
        long now = System.nanoTime();
        String text = request.text();
        Matcher found = NUMBER.matcher(text);
        while (found.find()) {
            arrivals.putIfAbsent(Long.parseLong(found.group(1)), now);
        }
        lastArrival.set(now);
        if (request.path().endsWith("/$batch")) {
            long operations = OPERATION.matcher(text).results().count();
            largestRequest.accumulateAndGet(operations, Math::max);
        }
    }

    /** A gateway that delivers to these CRMs, which have been set up. */
    static GatewayChild gateway(List<MeasuredCrm> crms, List<String> more) throws Exception {
        List<String> settings = new ArrayList<>(more);
        for (MeasuredCrm each : crms) {
            String target = "--puente.targets." + each.name();
            settings.add(target + ".type=" + each.name());
            settings.add(target + ".watch-every=1h");
            settings.add(target + ".stop-at-share=1.0");
            Map<String, String> own = each.crm.settings();
            own.forEach((key, value) -> settings.add(target + ".settings." + key + "=" + value));
        }
        GatewayChild gateway = GatewayChild.start(settings);
        for (MeasuredCrm each : crms) {
            gateway.api("POST", "/api/crms/" + each.name() + "/provision");
        }
        return gateway;
    }

    GatewayChild gateway() throws Exception {
        return gateway(List.of(this), List.of());
    }

    String name() {
        return crm.name();
    }

    /** Starts to fail in this way until {@link #heal}. */
    void fail(FailingWay way) {
        way.begin(crm);
    }

    /** Ends every fault; calls that already hang go on hanging. */
    void heal() {
        crm.server().outage(Outage.NONE);
        crm.server().faults().clear();
        crm.refuseRecords(false);
        watch();
    }

    long calls() {
        return crm.server().calls().total();
    }

    /** What the vendor meters inside of calls; null where a call is what it meters. */
    @Nullable
    Long operations() {
        CallCounter operations = crm.operations();
        return operations == null ? null : operations.total();
    }

    /** Operations in the largest batch so far. */
    long largestRequest() {
        return largestRequest.get();
    }

    /** Message records in the CRM. */
    int records() {
        return crm.messages();
    }

    int arrived() {
        return arrivals.size();
    }

    long lastArrivalNanos() {
        return lastArrival.get();
    }

    @Nullable
    Long arrivalOf(long message) {
        return arrivals.get(message);
    }

    @Override
    public void close() {
        crm.close();
    }
}
