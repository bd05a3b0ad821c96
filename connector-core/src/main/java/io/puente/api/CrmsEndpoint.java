package io.puente.api;

import io.puente.delivery.TargetGate;
import io.puente.drift.Metadata;
import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.model.TargetId;
import io.puente.spi.Provisioner;
import io.puente.spi.TargetFailure;
import io.puente.store.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/crms}: how each CRM stands, pausing it, and bringing into it what Puente needs. */
@RestController
@RequestMapping("/api/crms")
public class CrmsEndpoint {

    private final Clock clock;
    private final Supplier<Collection<ManagedCrm>> crms;

    public CrmsEndpoint(Clock clock, Supplier<Collection<ManagedCrm>> crms) {
        this.clock = clock;
        this.crms = crms;
    }

    /**
     * One CRM.
     *
     * @param state open, waiting, stopped or paused
     * @param reason why it is not open, in plain words
     * @param until when it is tried again
     * @param numbers ids of the business numbers whose conversations it gets; null for all
     * @param behind people of whom the CRM lacks something, without those of a back-fill
     * @param backfill the one under way, or the last one
     * @param needingAttention records it refused
     * @param callsUsed and {@code callsAllowed}: the vendor's own count, if it told
     */
    public record Standing(
            String name,
            String type,
            String state,
            String reason,
            @Nullable Instant until,
            @Nullable List<String> numbers,
            long behind,
            @Nullable Instant behindSince,
            long needingAttention,
            @Nullable Long callsUsed,
            @Nullable Long callsAllowed,
            @Nullable BackfillStanding backfill) {}

    @GetMapping
    List<Standing> all() {
        return crms.get().stream().map(this::standing).toList();
    }

    @GetMapping("/{name}")
    Standing one(@PathVariable String name) {
        return standing(find(name));
    }

    @PostMapping("/{name}/pause")
    Standing pause(@PathVariable String name) {
        ManagedCrm crm = find(name);
        crm.switches().pause();
        return standing(crm);
    }

    /** Also opens a CRM that was stopped because of credentials or set-up. */
    @PostMapping("/{name}/resume")
    Standing resume(@PathVariable String name) {
        ManagedCrm crm = find(name);
        crm.gate().resume();
        crm.switches().resume();
        return standing(crm);
    }

    /** Compares everything with what was written and writes what is different; the answer shows how far it is. */
    @PostMapping("/{name}/backfill")
    Standing backfill(@PathVariable String name) {
        ManagedCrm crm = find(name);
        crm.backfill().restart();
        return standing(crm);
    }

    /** What is missing in the CRM; changes nothing. */
    @GetMapping("/{name}/provision")
    Provisioner.Plan plan(@PathVariable String name) throws TargetFailure, InterruptedException {
        return provisioner(name).plan();
    }

    /** Creates what is missing and answers what could not be created; an empty list of steps means done. */
    @PostMapping("/{name}/provision")
    Provisioner.Plan provision(@PathVariable String name) throws TargetFailure, InterruptedException {
        Provisioner provisioner = provisioner(name);
        Provisioner.Plan plan = provisioner.plan();
        Provisioner.Plan left = plan.complete() ? plan : provisioner.apply(plan);
        if (left.complete()) {
            find(name).gate().resume();
        }
        return left;
    }

    /**
     * What the CRM would not take of what the mapping writes; changes nothing.
     *
     * @param fresh asks the CRM now; otherwise what it said a while ago may do, and the answer tells its age
     */
    @GetMapping("/{name}/mapping")
    CheckedMapping mapping(@PathVariable String name, @RequestParam(defaultValue = "false") boolean fresh)
            throws TargetFailure, InterruptedException {
        ManagedCrm crm = find(name);
        if (!crm.metadata().possible()) {
            throw new IllegalArgumentException(name + " does not describe its fields");
        }
        MappingFile file = crm.mapping();
        Metadata metadata = crm.metadata().of(file, fresh);
        List<String> problems = MappingCheck.check(file, metadata).stream()
                .map(MappingProblem::text)
                .toList();
        return new CheckedMapping(
                file.name(), file.mapping().version(), metadata.readAt(), problems.isEmpty(), problems);
    }

    /**
     * The result of a check.
     *
     * @param metadataReadAt when the CRM was asked for its fields
     * @param problems with file, line, column, what is wrong and what is allowed
     */
    record CheckedMapping(String file, String version, Instant metadataReadAt, boolean fits, List<String> problems) {}

    private Provisioner provisioner(String name) {
        return find(name)
                .connector()
                .provisioner()
                .orElseThrow(() -> new IllegalArgumentException(name + " cannot be set up from here"));
    }

    private ManagedCrm find(String name) {
        var id = new TargetId(name);
        return crms.get().stream()
                .filter(crm -> crm.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no CRM is named '" + name + "'; there are "
                        + String.join(
                                ", ",
                                crms.get().stream().map(c -> c.id().value()).toList())));
    }

    private Standing standing(ManagedCrm crm) {
        var status = crm.gate().status();
        Outbox.Depth depth = crm.depth().get();
        var budget = crm.connector().budget();
        boolean paused = crm.switches().paused();
        boolean flows =
                !paused && status.state() == TargetGate.State.OPEN && crm.gate().backlogAllowed();
        return new Standing(
                crm.id().value(),
                crm.type(),
                paused ? "paused" : status.state().name().toLowerCase(java.util.Locale.ROOT),
                status.reason(),
                status.until(),
                crm.numbers(),
                depth.dirtyRows(),
                depth.oldestDirty(),
                depth.needingAttention(),
                budget.map(b -> b.used()).orElse(null),
                budget.map(b -> b.allowed()).orElse(null),
                crm.backfill()
                        .progress()
                        .map(progress -> BackfillStanding.of(progress, flows, clock.instant()))
                        .orElse(null));
    }
}
