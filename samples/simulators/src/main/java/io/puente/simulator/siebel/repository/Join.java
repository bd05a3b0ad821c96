package io.puente.simulator.siebel.repository;

/**
 * @param via field of the own component that holds a row id
 * @param busComp component of that row
 * @param field whose value is shown
 */
public record Join(String via, String busComp, String field) {}
