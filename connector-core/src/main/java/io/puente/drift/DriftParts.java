package io.puente.drift;

import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import io.puente.store.AttentionList;
import io.puente.store.DriftStates;
import io.puente.store.Leases;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What watching one CRM's fields works with.
 *
 * @param mapping the active one, asked for at every look
 * @param holder this process, for leases
 */
public record DriftParts(
        TargetId target,
        Supplier<MappingFile> mapping,
        MetadataCache metadata,
        AttentionList attention,
        DriftStates states,
        Leases leases,
        String holder,
        Clock clock) {}
