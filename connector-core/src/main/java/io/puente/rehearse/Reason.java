package io.puente.rehearse;

/**
 * Why a record would not be written.
 *
 * @param field empty if the record as a whole is meant
 * @param rule {@code file:line} of the rule that writes the field, of the decision table's row that gave the value, or of the
 *     object
 * @param text in plain words, without the value
 */
public record Reason(String field, String rule, String text) {}
