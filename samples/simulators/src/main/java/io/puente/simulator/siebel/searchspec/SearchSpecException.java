package io.puente.simulator.siebel.searchspec;

/** An expression that cannot be read; the message says where. */
public final class SearchSpecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SearchSpecException(String message) {
        super(message);
    }
}
