package io.puente.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The faults still to come, in order. A call gets the first one that matches it, at most one. Thread-safe: a fault
 * added for {@code n} calls hits exactly {@code n}, however many arrive at once.
 *
 * <pre>{@code
 * script.on("POST", ".*" + "/messages").times(2).play(Fault.reply(503));
 * }</pre>
 */
public final class FaultScript {
    private final List<ScriptedFault> pending = new ArrayList<>();

    /**
     * @param method {@code *} for any
     * @param pathRegex matched against the whole path without query
     */
    public Rule on(String method, String pathRegex) {
        return new Rule(method, Pattern.compile(pathRegex), request -> true, 1);
    }

    /** Any call. */
    public Rule onAny() {
        return on("*", ".*");
    }

    /** A matcher under construction; {@link #play} puts it into the script. Immutable. */
    public final class Rule {
        private final String method;
        private final Pattern path;
        private final Predicate<SimulatorRequest> condition;
        private final int times;

        private Rule(String method, Pattern path, Predicate<SimulatorRequest> condition, int times) {
            this.method = method;
            this.path = path;
            this.condition = condition;
            this.times = times;
        }

        /** Narrows the match further. */
        public Rule when(Predicate<SimulatorRequest> also) {
            return new Rule(method, path, condition.and(also), times);
        }

        /** @param n calls to hit, at least 1; one unless told */
        public Rule times(int n) {
            if (n < 1) {
                throw new IllegalArgumentException("times is " + n + "; allowed: 1 or more");
            }
            return new Rule(method, path, condition, n);
        }

        public void play(Fault fault) {
            add(new ScriptedFault(method, path, condition, fault, times));
        }
    }

    synchronized void add(ScriptedFault fault) {
        pending.add(fault);
    }

    synchronized Optional<Fault> take(SimulatorRequest request) {
        return take(request, any -> true);
    }

    /**
     * The next scripted answer for a call inside a batch. Other kinds concern connections and stay for whole calls.
     *
     * @param part the call as it would look alone
     */
    public synchronized Optional<Fault> takeReply(SimulatorRequest part) {
        return take(part, fault -> fault.kind() == Fault.Kind.REPLY);
    }

    private synchronized Optional<Fault> take(SimulatorRequest request, Predicate<Fault> fits) {
        for (int i = 0; i < pending.size(); i++) {
            ScriptedFault candidate = pending.get(i);
            if (fits.test(candidate.fault()) && candidate.matches(request)) {
                if (candidate.times() == 1) {
                    pending.remove(i);
                } else {
                    pending.set(i, candidate.onceLess());
                }
                return Optional.of(candidate.fault());
            }
        }
        return Optional.empty();
    }

    /** What was scripted and has not happened yet; a test that ends asserts that it is empty. */
    public synchronized List<ScriptedFault> unused() {
        return List.copyOf(pending);
    }

    public synchronized void clear() {
        pending.clear();
    }
}
