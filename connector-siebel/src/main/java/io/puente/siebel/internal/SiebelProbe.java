package io.puente.siebel.internal;

import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.TargetFailure;
import java.util.LinkedHashMap;
import java.util.Map;

/** The cheapest call that proves credentials, visibility and reachability. */
public final class SiebelProbe {
    private SiebelProbe() {}

    /** One id of one row; finding none is an answer too. */
    public static void firstRow(SiebelApi api, SiteNames names, String object)
            throws TargetFailure, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>(SiebelPage.query(names, object, "Id", ""));
        query.remove("searchspec");
        query.put("PageSize", "1");
        SiebelPage.one(api, SiebelCall.get(Purpose.PROBE, object, query));
    }
}
