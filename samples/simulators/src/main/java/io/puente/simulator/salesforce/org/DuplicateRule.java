package io.puente.simulator.salesforce.org;

import java.util.List;

/**
 * Finds rows that equal a new one in all of these fields (exact match, case ignored, blanks never match).
 *
 * @param blocks a rule that blocks cannot be overruled; one that only warns can, by header
 */
public record DuplicateRule(String object, String name, List<String> matchFields, boolean blocks, String message) {}
