package io.puente.simulator.siebel.repository;

import org.jspecify.annotations.Nullable;

/**
 * How a child component hangs on its parent.
 *
 * @param field of the child, or of the intersection, that holds the parent's row id
 * @param intersection component of the pairs where the two are linked many to many
 */
public record Link(
        String parent, String child, String field, @Nullable String intersection) {}
