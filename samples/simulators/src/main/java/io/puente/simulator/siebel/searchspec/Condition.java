package io.puente.simulator.siebel.searchspec;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An expression that was read. Immutable. */
public final class Condition {
    private final Node node;

    Condition(Node node) {
        this.node = node;
    }

    /** @throws SearchSpecException naming what cannot be read, or the field that does not exist */
    public static Condition parse(String text, Vocabulary vocabulary) {
        return new Condition(new SearchParser(text, vocabulary).parse());
    }

    /** @param values the stored value of a field, empty if it has none */
    public boolean matches(UnaryOperator<String> values) {
        return node.test(values) == Truth.TRUE;
    }

    /** Equalities of which every matching row meets at least one; empty if rows must be looked at one by one. */
    public Optional<List<Probe>> probes() {
        return node.probes();
    }
}
