package io.puente.delivery;

/**
 * The record at which a CRM as a whole failed; its key is ours and no personal data.
 *
 * @param object the mapping's name of the object
 * @param key text of the canonical key
 */
public record RefusedRecord(String object, String key) {}
