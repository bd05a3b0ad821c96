package io.puente.mapping;

import io.puente.mapping.MapOutcome.WhenMissing;

/** @param object name of the mapped object the field points to */
record ReferenceRule(String field, Position at, String object, WhenMissing whenMissing) {}
