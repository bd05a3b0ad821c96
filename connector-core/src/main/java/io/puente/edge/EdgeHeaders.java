package io.puente.edge;

/** The only two headers that cross the bridge from the edge to Camel; documented and stable. */
public final class EdgeHeaders {

    /** Name of the log source, see {@link io.puente.store.LogEntry}. */
    public static final String SOURCE = "wa.source";

    /** Epoch milliseconds at which the request was accepted for writing. */
    public static final String RECEIVED_AT = "wa.receivedAt";

    private EdgeHeaders() {}
}
