package io.puente.parity;

import io.puente.delivery.BusinessNumbers;
import io.puente.delivery.CallPace;
import io.puente.delivery.PlainReasons;
import io.puente.delivery.RetryPolicy;
import io.puente.delivery.TargetGate;
import io.puente.mapping.CrmMapping;
import io.puente.model.TargetId;
import io.puente.spi.CrmConnector;
import io.puente.store.Leases;
import io.puente.store.ParityRuns;
import io.puente.store.WholePeople;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What comparing one CRM works with.
 *
 * @param pace and {@code gate}: those of the CRM's deliveries
 * @param mapping asked once for each comparison
 * @param holder this process, for leases
 */
public record ParityParts(
        TargetId target,
        CrmConnector connector,
        CallPace pace,
        TargetGate gate,
        Supplier<CrmMapping> mapping,
        BusinessNumbers numbers,
        WholePeople people,
        ParityRuns runs,
        Leases leases,
        String holder,
        RetryPolicy retries,
        PlainReasons reasons,
        Clock clock,
        BackgroundReader.Waiting waiting) {}
