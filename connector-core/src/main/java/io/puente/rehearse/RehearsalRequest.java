package io.puente.rehearse;

import io.puente.delivery.BusinessNumbers;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import io.puente.parity.BackgroundReader.Yielding;
import io.puente.spi.CrmConnector;
import io.puente.store.BoundNumbers;
import io.puente.store.RecentPeople;
import org.jspecify.annotations.Nullable;

/**
 * What is to be rehearsed, with what.
 *
 * @param connector made with {@link ReadOnlyCalls#context}; its records and metadata are read, nothing else is asked of it
 * @param calls the guard that the connector was made with
 * @param active the mapping in force
 * @param candidate the file in question
 * @param people of whom; {@code source} says in words where they come from
 * @param bound the business numbers whose conversations the CRM gets
 * @param numbers as people write them
 * @param resumption null for one that begins anew each time, and of which nothing is kept
 */
public record RehearsalRequest(
        TargetId crm,
        CrmConnector connector,
        ReadOnlyCalls calls,
        CrmMapping active,
        MappingFile candidate,
        RecentPeople people,
        String source,
        BoundNumbers bound,
        BusinessNumbers numbers,
        Yielding yielding,
        RehearsalLimits limits,
        Progress.Listener progress,
        @Nullable Resumption resumption) {}
