package io.puente.simulator.siebel.searchspec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A part of an expression. */
sealed interface Node {

    Truth test(UnaryOperator<String> values);

    default Optional<List<Probe>> probes() {
        return Optional.empty();
    }

    record And(List<Node> parts) implements Node {
        @Override
        public Truth test(UnaryOperator<String> values) {
            Truth all = Truth.TRUE;
            for (Node part : parts) {
                all = all.and(part.test(values));
                if (all == Truth.FALSE) {
                    return all;
                }
            }
            return all;
        }

        @Override
        public Optional<List<Probe>> probes() {
            return parts.stream().flatMap(part -> part.probes().stream()).min(Comparator.comparingInt(List::size));
        }
    }

    record Or(List<Node> parts) implements Node {
        @Override
        public Truth test(UnaryOperator<String> values) {
            Truth any = Truth.FALSE;
            for (Node part : parts) {
                any = any.or(part.test(values));
                if (any == Truth.TRUE) {
                    return any;
                }
            }
            return any;
        }

        @Override
        public Optional<List<Probe>> probes() {
            List<Probe> all = new ArrayList<>();
            for (Node part : parts) {
                Optional<List<Probe>> some = part.probes();
                if (some.isEmpty()) {
                    return Optional.empty();
                }
                all.addAll(some.get());
            }
            return Optional.of(all);
        }
    }

    record Not(Node part) implements Node {
        @Override
        public Truth test(UnaryOperator<String> values) {
            return part.test(values).not();
        }
    }

    record IsNull(String field, boolean negated) implements Node {
        @Override
        public Truth test(UnaryOperator<String> values) {
            return Truth.of(values.apply(field).isEmpty() != negated);
        }
    }

    /** Two literals: what a quote in a value that was not guarded turns into. */
    record Constant(Truth value) implements Node {
        @Override
        public Truth test(UnaryOperator<String> values) {
            return value;
        }
    }

    record Compare(String field, Comparison comparison) implements Node {
        @Override
        public Truth test(UnaryOperator<String> values) {
            return comparison.test(values.apply(field));
        }

        @Override
        public Optional<List<Probe>> probes() {
            return comparison.exact() ? Optional.of(List.of(new Probe(field, comparison.literal()))) : Optional.empty();
        }
    }
}
