package io.puente.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;

/**
 * One simulated vendor on 127.0.0.1. WireMock carries the HTTP, the handler decides; in front of the handler stand the
 * outage switch and the {@link FaultScript}. {@code GET /} and everything below {@code /_sim/} reach people even during
 * an outage and are not counted. Thread-safe.
 */
public final class SimulatorServer implements AutoCloseable {
    // Many more threads than cores: a caller with 200 connections must queue in the simulated vendor, not in front.
    private static final int THREADS = 128;
    private static final long IDLE_MILLIS = 120_000;

    private final WireMockServer http;
    private final SimulatorGate gate;

    private SimulatorServer(int port, SimulatorClock clock, SimulatorHandler handler) {
        this.gate = new SimulatorGate(handler, clock);
        WireMockConfiguration options = WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(port)
                .notifier(new Slf4jNotifier(false))
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                // A fault concerns one call; with HTTP/2 it would take the other calls of the connection with it.
                .http2PlainDisabled(true)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .jettyAcceptQueueSize(512)
                .jettyHeaderRequestSize(32 * 1024)
                .jettyIdleTimeout(IDLE_MILLIS)
                .jettyStopTimeout(1_000L)
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(8)
                .httpServerFactory(new OpaqueBodies())
                .extensions(new GateTransformer(gate));
        this.http = new WireMockServer(options);
    }

    /** @param port 0 for any free one */
    public static SimulatorServer start(int port, SimulatorClock clock, SimulatorHandler handler) {
        SimulatorServer server = new SimulatorServer(port, clock, handler);
        server.http.start();
        server.http.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers(GateTransformer.NAME)));
        return server;
    }

    /** Runs with the machine's time. */
    public static SimulatorServer start(int port, SimulatorHandler handler) {
        return start(port, SimulatorClock.system(), handler);
    }

    public int port() {
        return http.port();
    }

    /** Without a slash at the end. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public FaultScript faults() {
        return gate.faults();
    }

    public CallCounter calls() {
        return gate.calls();
    }

    public SimulatorClock clock() {
        return gate.clock();
    }

    /** While down every connection is reset. */
    public void down(boolean down) {
        gate.outage(down ? Outage.REFUSING : Outage.NONE);
    }

    /** The outage that is on, or off. */
    public void outage(Outage outage) {
        gate.outage(outage);
    }

    /** Faults, outage, counter, clock and the vendor's state as after start. */
    public void reset() {
        gate.reset();
    }

    @Override
    public void close() {
        http.stop();
    }
}
