package io.puente.drift;

import io.puente.spi.ObjectName;

/**
 * Something that a CRM has changed since the look before and that can make it refuse what it took.
 *
 * @param field empty if the object as a whole is concerned
 * @param says what it was and what it is, in plain words
 */
public record SchemaChange(ObjectName object, String field, String says) {}
