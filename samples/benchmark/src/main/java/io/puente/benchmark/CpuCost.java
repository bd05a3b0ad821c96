package io.puente.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What the gateway's process spends on each thousand requests: the figure to compare two builds by on a machine that is
 * shared, as it depends little on what else runs.
 */
final class CpuCost {

    private final GatewayChild gateway;
    private final List<Double> perThousand = new ArrayList<>();

    CpuCost(GatewayChild gateway) {
        this.gateway = gateway;
    }

    /** One round; its work must be done when it returns. */
    LoadGenerator.Result of(Callable<LoadGenerator.Result> round) throws Exception {
        Duration before = gateway.cpu();
        LoadGenerator.Result result = round.call();
        double millis = gateway.cpu().minus(before).toNanos() / 1e6;
        perThousand.add(millis * 1_000 / Math.max(1, result.latenciesNanos().length));
        return result;
    }

    void print(String what, PrintStream out) {
        out.println("  CPU ms of the gateway per 1,000 " + what + ": " + Figures.spread(perThousand));
    }
}
