package io.puente.benchmark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When each message was posted, to be held against when it reached a CRM. Thread-safe. */
final class PostTimes {
    private final Map<Long, Long> nanos = new ConcurrentHashMap<>();

    /** The next message, posted from now on. */
    byte[] next(WebhookRequests requests) {
        nanos.put(requests.sent(), System.nanoTime());
        return requests.next();
    }

    boolean allReached(MeasuredCrm crm) {
        return nanos.keySet().stream().allMatch(message -> crm.arrivalOf(message) != null);
    }

    /** In nanoseconds, unsorted; {@link Long#MAX_VALUE} for what never reached the CRM. */
    long[] lags(MeasuredCrm crm) {
        return nanos.entrySet().stream()
                .mapToLong(posted -> {
                    Long at = crm.arrivalOf(posted.getKey());
                    return at == null ? Long.MAX_VALUE : at - posted.getValue();
                })
                .toArray();
    }
}
