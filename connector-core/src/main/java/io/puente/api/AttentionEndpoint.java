package io.puente.api;

import io.puente.model.TargetId;
import io.puente.store.AttentionList;
import io.puente.store.AttentionList.Filter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/attention}: what a CRM refused, why, and taking it up again after the cause is gone. */
@RestController
@RequestMapping("/api/attention")
public class AttentionEndpoint {

    private static final int MOST = 1_000;

    private final AttentionList attention;
    private final Runnable wake;
    private final Clock clock;

    /** @param wake called after a replay, so that it starts at once */
    public AttentionEndpoint(AttentionList attention, Runnable wake, Clock clock) {
        this.attention = attention;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * One record that needs attention. Holds keys and reasons, no values of the customer.
     *
     * @param mapping version of the mapping whose values were refused
     * @param decided rows of its decision tables behind them, as field and line
     */
    public record Entry(
            String crm,
            String object,
            String key,
            String contact,
            @Nullable String kind,
            @Nullable String code,
            @Nullable String reason,
            int attempts,
            Instant since,
            @Nullable String mapping,
            @Nullable String decided) {}

    /** Filters by every parameter that is given. */
    @GetMapping
    List<Entry> list(
            @RequestParam(required = false) @Nullable String crm,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "100") int limit) {
        return attention.list(filter(crm, object, key, kind, code), Math.min(Math.max(limit, 1), MOST)).stream()
                .map(p -> new Entry(
                        p.target().value(),
                        p.link().object(),
                        p.link().key(),
                        p.link().contact().value(),
                        p.link().failureKind(),
                        p.link().vendorCode(),
                        p.link().reason(),
                        p.link().attempts(),
                        p.link().since(),
                        p.link().mapping(),
                        p.link().decided()))
                .toList();
    }

    @GetMapping("/counts")
    Map<TargetId, List<AttentionList.Count>> counts() {
        return attention.counts();
    }

    /** Updates of webhooks that could not be understood; their bytes are in the log. */
    @GetMapping("/webhooks")
    List<AttentionList.UnreadableItem> webhooks(@RequestParam(defaultValue = "100") int limit) {
        return attention.unreadable(Math.min(Math.max(limit, 1), MOST));
    }

    /** Takes up again what the parameters select: one by key, all of a kind or code, or all. */
    @PostMapping("/replay")
    Map<String, Integer> replay(
            @RequestParam(required = false) @Nullable String crm,
            @RequestParam(required = false) @Nullable String object,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String code) {
        int taken = attention.replay(filter(crm, object, key, kind, code), clock.instant());
        wake.run();
        return Map.of("replayed", taken);
    }

    private static Filter filter(
            @Nullable String crm,
            @Nullable String object,
            @Nullable String key,
            @Nullable String kind,
            @Nullable String code) {
        return new Filter(crm == null ? null : new TargetId(crm), object, key, kind, code);
    }
}
