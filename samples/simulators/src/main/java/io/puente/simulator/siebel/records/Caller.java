package io.puente.simulator.siebel.records;

/** Who asks, and in which view mode. */
public record Caller(User user, String viewMode) {}
