package io.puente.benchmark;

import io.puente.benchmark.BenchmarkMain.Measurement;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What mapping one record costs. In this process: a class path within a jar cannot be handed to another. */
final class MappingSpeed implements Measurement {
    private static final double GOAL_MICROS = 100;
    private static final int ITERATIONS = 5;

    @Override
    public void run(Options options, PrintStream out) throws Exception {
        TimeValue each = TimeValue.milliseconds(Math.max(100, options.seconds() * 1_000L / ITERATIONS));
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(MappingCost.class.getName())
                        .forks(0)
                        .warmupIterations(ITERATIONS)
                        .warmupTime(each)
                        .measurementIterations(ITERATIONS)
                        .measurementTime(each)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        double worst = 0;
        for (RunResult result : results) {
            Result<?> score = result.getPrimaryResult();
            worst = Math.max(worst, score.getScore());
            out.printf(
                    Locale.ROOT,
                    "%-22s %8.2f us per record (99.9 %% within %.2f)%n",
                    result.getParams().getParam("record"),
                    score.getScore(),
                    score.getScoreError());
        }
        out.printf(Locale.ROOT, "slowest %.2f us (goal under %.0f us)%n", worst, GOAL_MICROS);
    }
}
