package io.puente.api;

import io.puente.drift.DriftReport;
import io.puente.drift.DriftReport.Because;
import io.puente.drift.DriftSchedule;
import io.puente.drift.DriftWatch;
import io.puente.model.TargetId;
import io.puente.spi.TargetFailure;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/crms/{name}/drift}: whether the CRM's fields are still what the mapping needs. */
@RestController
@RequestMapping("/api/crms/{name}/drift")
public class DriftEndpoint {

    private final Supplier<Map<TargetId, DriftWatch>> watches;
    private final DriftSchedule schedule;

    public DriftEndpoint(Supplier<Map<TargetId, DriftWatch>> watches, DriftSchedule schedule) {
        this.watches = watches;
        this.schedule = schedule;
    }

    /**
     * The last look.
     *
     * @param fits null before the first look
     * @param next when it is looked at by itself
     */
    record Drift(
            @Nullable Boolean fits,
            @Nullable Instant next,
            @Nullable DriftReport report) {}

    @GetMapping
    Drift latest(@PathVariable String name) {
        return view(watch(name), watch(name).latest().orElse(null));
    }

    /** Looks now. */
    @PostMapping
    Drift look(@PathVariable String name) throws TargetFailure, InterruptedException {
        DriftWatch watch = watch(name);
        if (!watch.possible()) {
            throw new IllegalArgumentException(name + " does not describe its fields");
        }
        DriftReport report = watch.look(Because.ASKED, null).or(watch::latest).orElse(null);
        return view(watch, report);
    }

    private Drift view(DriftWatch watch, @Nullable DriftReport report) {
        return new Drift(report == null ? null : report.clean(), schedule.next(watch.target()), report);
    }

    private DriftWatch watch(String name) {
        Map<TargetId, DriftWatch> all = watches.get();
        DriftWatch watch = all.get(new TargetId(name));
        if (watch == null) {
            throw new IllegalArgumentException("no CRM is named '" + name + "'; there are "
                    + String.join(
                            ", ", all.keySet().stream().map(TargetId::value).toList()));
        }
        return watch;
    }
}
