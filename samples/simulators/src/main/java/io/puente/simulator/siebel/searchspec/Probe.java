package io.puente.simulator.siebel.searchspec;

/** An equality that an index can answer. */
public record Probe(String field, String value) {}
