package io.puente.simulator.siebel.searchspec;

/** What an expression may speak of, and how its literals read. */
public interface Vocabulary {
    boolean knows(String field);

    boolean numeric(String field);

    /**
     * A literal that is compared with a field, in the form in which the field's values are stored.
     *
     * @throws RuntimeException if it cannot be one of the field's values
     */
    String stored(String field, String literal);

    /** Two quotes within a literal stand for one. */
    boolean doublesQuotes();

    /** {@code LIKE "*x*"} finds nothing, as one site measured. */
    boolean containsFindsNothing();
}
