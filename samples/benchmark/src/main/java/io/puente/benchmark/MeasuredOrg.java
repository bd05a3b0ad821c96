package io.puente.benchmark;

import io.puente.simulator.Fault;
import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.simulator.salesforce.oauth.ConnectedApp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A simulated org that notes when each benchmark message reaches it, before it is applied. */
final class MeasuredOrg implements AutoCloseable {

    private static final Pattern NUMBER = Pattern.compile("Message number (\\d+):");

    private final SalesforceSimulator org;
    private final ConcurrentHashMap<Long, Long> arrivals = new ConcurrentHashMap<>();
    private final AtomicLong lastArrival = new AtomicLong();

    MeasuredOrg() {
        SalesforceSimulatorSettings demo = SalesforceSimulatorSettings.demo();
        org = SalesforceSimulator.start(demo.withPort(0)
                .withDailyApiRequests(100_000_000)
                .withApps(List.of(new ConnectedApp(
                        "demo-client-of-benchmark", "demo-secret-of-benchmark", demo.username(), "unused", null))));
        // Never plays: it is here to see each request before it is handled.
        org.faults()
                .on("PATCH", ".*/composite/sobjects/WhatsApp_Message__c/.*")
                .when(request -> {
                    long now = System.nanoTime();
                    Matcher found = NUMBER.matcher(request.text());
                    while (found.find()) {
                        arrivals.putIfAbsent(Long.parseLong(found.group(1)), now);
                    }
                    lastArrival.set(now);
                    return false;
                })
                .play(Fault.delay(Duration.ZERO));
    }

    SalesforceSimulator org() {
        return org;
    }

    /** A gateway that delivers to this org, which has been set up. */
    GatewayChild gateway() throws Exception {
        GatewayChild gateway = GatewayChild.start(GatewayChild.salesforceAt(org.baseUri()));
        gateway.api("POST", "/api/crms/salesforce/provision");
        return gateway;
    }

    long calls() {
        return org.calls().total();
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
        org.close();
    }
}
