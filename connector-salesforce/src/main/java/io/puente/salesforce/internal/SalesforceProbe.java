package io.puente.salesforce.internal;

import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.TargetFailure;

/** The cheapest call that proves credentials, version and reachability. */
public final class SalesforceProbe {
    private SalesforceProbe() {}

    /** {@code limits} does not count against the daily calls' concurrency and also says what is left of them. */
    public static void limits(SalesforceApi api) throws TargetFailure, InterruptedException {
        api.json(SalesforceCall.get(Purpose.PROBE, api.path("/limits")));
    }
}
