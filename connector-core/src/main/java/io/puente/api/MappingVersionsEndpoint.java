package io.puente.api;

import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.model.TargetId;
import io.puente.spi.CrmConnector;
import io.puente.spi.TargetFailure;
import io.puente.store.MappingVersions.Activation;
import io.puente.store.MappingVersions.Known;
import io.puente.versions.ActivationRefused;
import io.puente.versions.ActiveMapping;
import io.puente.versions.CandidateMapping;
import io.puente.versions.ConfiguredMapping;
import io.puente.versions.MappingActivation;
import io.puente.versions.MappingActivation.Wish;
import java.io.IOException;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/crms/{name}/mapping/…}: which version of the mapping is at work, another one, and back. */
@RestController
@RequestMapping("/api/crms/{name}/mapping")
public class MappingVersionsEndpoint {

    private static final int MOST = 100;

    private final MappingActivation activation;
    private final Runnable follow;
    private final Supplier<Collection<VersionedCrm>> crms;

    /** @param follow makes this process follow what was activated, at once */
    public MappingVersionsEndpoint(
            MappingActivation activation, Runnable follow, Supplier<Collection<VersionedCrm>> crms) {
        this.activation = activation;
        this.follow = follow;
        this.crms = crms;
    }

    /** An active CRM as this endpoint needs it. */
    public record VersionedCrm(ActiveMapping mapping, ConfiguredMapping configured, CrmConnector connector) {}

    /**
     * @param running the version this process writes with; another than the active one for a second at most, and not
     *     once it delivers, unless this build cannot read that
     * @param versions newest first
     * @param activations newest first
     */
    public record Standing(String running, List<Known> versions, List<Activation> activations) {}

    @GetMapping("/versions")
    Standing versions(@PathVariable String name) {
        VersionedCrm crm = find(name);
        TargetId id = crm.mapping().target();
        return new Standing(crm.mapping().get().version(), activation.versions(id), activation.history(id, MOST));
    }

    /**
     * Activates the file in the body, a version that was kept, or, with neither, the configured file as it is on disk now.
     * Deliveries under way end with the version they began with.
     *
     * @param force also if the CRM would not take what it writes
     */
    // A form would reach us decoded, not as it was sent.
    @PostMapping(path = "/activate", consumes = "!application/x-www-form-urlencoded")
    Activation activate(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(defaultValue = "false") boolean force,
            @RequestBody(required = false) @Nullable String file,
            @Nullable Principal user)
            throws ActivationRefused, TargetFailure, InterruptedException, IOException {
        VersionedCrm crm = find(name);
        String sent = file == null ? "" : file;
        boolean given = !sent.isBlank();
        if (given && version != null) {
            throw new IllegalArgumentException("give either a file or the name of a version, not both");
        }
        MappingFile wanted = CandidateMapping.read(
                () -> version != null
                        ? activation.stored(
                                crm.mapping().target(), crm.mapping().crm(), version)
                        : given
                                ? crm.configured().read("the file sent", sent)
                                : crm.configured().read(),
                () -> crm.connector().schema());
        boolean configured = version == null && !given;
        Activation done = activation.activate(
                new Wish(crm.mapping().target(), wanted, configured, force, name(user)),
                crm.connector().schema());
        follow.run();
        return done;
    }

    /** @param version null for the one before; once more goes further back */
    @PostMapping("/rollback")
    Activation rollBack(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String version,
            @Nullable Principal user) {
        ActiveMapping mapping = find(name).mapping();
        Activation done = activation.rollBack(mapping.target(), mapping.crm(), version, name(user));
        follow.run();
        return done;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, List<String>>> refused(ActivationRefused e) {
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .body(Map.of(
                        "problems",
                        e.problems().stream().map(MappingProblem::text).toList()));
    }

    private static String name(@Nullable Principal user) {
        return user == null ? "unknown" : user.getName();
    }

    private VersionedCrm find(String name) {
        var id = new TargetId(name);
        return crms.get().stream()
                .filter(crm -> crm.mapping().target().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no CRM is named '" + name + "'; there are "
                        + String.join(
                                ", ",
                                crms.get().stream()
                                        .map(crm -> crm.mapping().target().value())
                                        .toList())));
    }
}
