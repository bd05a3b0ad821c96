package io.puente.simulator;

/** How the whole vendor is away. */
public enum Outage {
    NONE,
    /** Connections are reset. */
    REFUSING,
    /** A gateway answers 503 with an HTML page. */
    UNAVAILABLE
}
