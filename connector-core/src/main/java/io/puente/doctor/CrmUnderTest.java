package io.puente.doctor;

import io.puente.drift.MetadataCache;
import io.puente.mapping.MappingFile;
import io.puente.spi.CrmConnector;
import java.util.function.Supplier;

/**
 * One configured CRM.
 *
 * @param name in the settings
 * @param mapping the active file, asked for at every run
 * @param clock of the CRM's server, as far as its answers showed it
 */
public record CrmUnderTest(
        String name,
        CrmConnector connector,
        Supplier<MappingFile> mapping,
        MetadataCache metadata,
        ServerClock clock) {}
