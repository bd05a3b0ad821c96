package io.puente.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Runs all checks beside each other, each within a time limit. A check that breaks or hangs is a finding of its own and
 * hides no other. Thread-safe; keeps nothing between runs.
 */
public final class Doctor {

    /** More would only wait for the same CRMs. */
    private static final int AT_ONCE = 16;

    private final Supplier<List<Check>> checks;
    private final Duration limit;
    private final Clock clock;

    /**
     * @param checks asked for at every run, in the order of the report
     * @param limit for all checks together, since they run beside each other
     */
    public Doctor(Supplier<List<Check>> checks, Duration limit, Clock clock) {
        this.checks = checks;
        this.limit = limit;
        this.clock = clock;
    }

    /** All checks. */
    public Diagnosis run() throws InterruptedException {
        return run(subject -> true);
    }

    /**
     * The checks of some subjects.
     *
     * @param wanted of {@code gateway}, {@code whatsapp} and the names of the CRMs
     */
    public Diagnosis run(Predicate<String> wanted) throws InterruptedException {
        Instant began = clock.instant();
        List<Check> chosen = checks.get().stream()
                .filter(check -> wanted.test(check.subject()))
                .toList();
        List<Finding> findings = chosen.isEmpty() ? List.of() : findings(chosen);
        return new Diagnosis(began, Duration.between(began, clock.instant()).toMillis(), findings);
    }

    private List<Finding> findings(List<Check> chosen) throws InterruptedException {
        var number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(AT_ONCE, chosen.size()), task -> {
            var thread = new Thread(task, "doctor-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<List<Finding>>> tasks = chosen.stream()
                    .<Callable<List<Finding>>>map(check -> check::run)
                    .toList();
            List<Future<List<Finding>>> ended = pool.invokeAll(tasks, limit.toMillis(), TimeUnit.MILLISECONDS);
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < ended.size(); i++) {
                findings.addAll(result(chosen.get(i), ended.get(i)));
            }
            return findings;
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Finding> result(Check check, Future<List<Finding>> ended) throws InterruptedException {
        try {
            return ended.get();
        } catch (CancellationException tooLong) {
            return List.of(Finding.failed(
                    check,
                    "no answer within " + limit.toSeconds() + " s",
                    "look at the network between the gateway and the other side, then run the doctor again",
                    ""));
        } catch (ExecutionException broken) {
            // The message may quote what was sent; the kind of failure is enough to look it up in the log.
            return List.of(Finding.failed(
                    check,
                    "the check itself broke ("
                            + (broken.getCause() == null ? broken : broken.getCause())
                                    .getClass()
                                    .getSimpleName() + ")",
                    "run it again; if it stays, report it with the version of Puente",
                    ""));
        }
    }
}
