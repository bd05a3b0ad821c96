package io.puente.simulator.dataverse.org;

import java.util.UUID;

/**
 * What a reference column holds.
 *
 * @param table logical name
 */
public record Ref(String table, UUID id) {}
