package io.puente.route;

import io.puente.edge.EdgeHeaders;

/** The headers of our routes; documented and stable. No other header crosses them. */
public final class PuenteHeaders {
    /** Name of the log source of an accepted webhook. */
    public static final String SOURCE = EdgeHeaders.SOURCE;
    /** Epoch milliseconds at which a webhook was accepted for writing. */
    public static final String RECEIVED_AT = EdgeHeaders.RECEIVED_AT;
    /** Name of the CRM that a drained batch is for. */
    public static final String TARGET = "puente.target";
    /** How many people a drained batch holds. */
    public static final String PEOPLE = "puente.people";

    private PuenteHeaders() {}
}
