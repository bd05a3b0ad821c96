package io.puente.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides for one call between operator's endpoint, outage, scripted fault and the vendor. */
final class SimulatorGate {
    private static final Logger log = LoggerFactory.getLogger(SimulatorGate.class);

    private final SimulatorHandler handler;
    private final SimulatorClock clock;
    private final FaultScript faults = new FaultScript();
    private final CallCounter calls = new CallCounter();
    private final OperatorEndpoints operator = new OperatorEndpoints(this);
    private volatile Outage outage = Outage.NONE;

    SimulatorGate(SimulatorHandler handler, SimulatorClock clock) {
        this.handler = handler;
        this.clock = clock;
        handler.faults(faults);
    }

    Outcome answer(SimulatorRequest request) {
        if (request.path().startsWith("/_sim/")) {
            return Outcome.normal(operator.handle(request).orElseGet(() -> apply(request)));
        }
        if (request.path().equals("/") && request.method().equals("GET")) {
            return Outcome.normal(apply(request));
        }
        calls.count(request.method(), handler.pathTemplate(request));
        return switch (outage) {
            case REFUSING -> Outcome.reset();
            case UNAVAILABLE -> Outcome.normal(page(Fault.html(503)));
            case NONE ->
                faults.take(request).map(fault -> play(fault, request)).orElseGet(() -> Outcome.normal(apply(request)));
        };
    }

    private Outcome play(Fault fault, SimulatorRequest request) {
        return switch (fault.kind()) {
            case REPLY -> Outcome.normal(scripted(fault));
            case DELAY -> Outcome.late(apply(request), fault.delay());
            case REFUSE -> Outcome.reset();
            case CUT_BODY -> Outcome.cut(apply(request), fault.bytes());
            case APPLY_THEN_DROP -> {
                apply(request);
                yield Outcome.reset();
            }
            case HTML -> Outcome.normal(page(fault));
            case EXPIRE_TOKEN -> {
                handler.expireTokens();
                yield Outcome.normal(apply(request));
            }
            case UNREADABLE -> Outcome.normal(apply(request).withBody(fault.body()));
        };
    }

    private static SimulatorReply page(Fault fault) {
        return SimulatorReply.html(fault.status(), fault.body());
    }

    private static SimulatorReply scripted(Fault fault) {
        String body = fault.body();
        boolean typed = fault.headers().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
        boolean json = body.startsWith("{") || body.startsWith("[");
        SimulatorReply reply = SimulatorReply.empty(fault.status()).withBody(body);
        if (!typed && !body.isEmpty()) {
            reply = reply.header("Content-Type", json ? "application/json;charset=UTF-8" : "text/plain;charset=UTF-8");
        }
        for (var header : fault.headers().entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return reply;
    }

    private SimulatorReply apply(SimulatorRequest request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            log.error("The simulator itself failed on {} {}", request.method(), handler.pathTemplate(request), e);
            return SimulatorReply.text(
                    500, "The simulator itself failed: " + e.getClass().getName() + "\n");
        }
    }

    FaultScript faults() {
        return faults;
    }

    CallCounter calls() {
        return calls;
    }

    SimulatorClock clock() {
        return clock;
    }

    Outage outage() {
        return outage;
    }

    void outage(Outage change) {
        outage = change;
    }

    void reset() {
        outage = Outage.NONE;
        faults.clear();
        calls.reset();
        clock.reset();
        handler.reset();
    }
}
