package io.puente.simulator.salesforce.metadata;

import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.org.PermissionGrant;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.RecordId;
import io.puente.simulator.salesforce.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Runs deployments and remembers how they ended. Thread-safe. */
public final class Deployments {
    private final Org org;
    private final Components components;
    private final AtomicLong count = new AtomicLong();
    private final Map<String, DeployOutcome> outcomes = new ConcurrentHashMap<>();

    public Deployments(Org org, Components components) {
        this.org = org;
        this.components = components;
    }

    /** Finished when it returns; clients of the API see it queued and ask for the outcome. */
    public DeployOutcome deploy(byte[] zip, DeployOptions options, String userId) {
        DeployOutcome outcome = org.write(() -> run(zip, options, userId));
        outcomes.put(outcome.id(), outcome);
        return outcome;
    }

    Optional<DeployOutcome> outcome(String id) {
        String full = RecordId.normalise(id);
        return Optional.ofNullable(full == null ? null : outcomes.get(full));
    }

    private DeployOutcome run(byte[] zip, DeployOptions options, String userId) {
        String id = RecordId.of("0Af", count.incrementAndGet());
        MetadataPackage files;
        try {
            files = MetadataPackage.read(zip, options.singlePackage());
        } catch (IllegalArgumentException e) {
            DeployMessage failure =
                    DeployMessage.failure("", "", MetadataPackage.MANIFEST, 0, String.valueOf(e.getMessage()));
            return new DeployOutcome(id, options, List.of(failure), org.clock().instant(), userId);
        }
        Deployment deployment = new Deployment(files, org.schema(), components.copy());
        deployment.run();
        DeployOutcome outcome = new DeployOutcome(
                id, options, deployment.messages(), org.clock().instant(), userId);
        if (!options.checkOnly() && (outcome.success() || !options.rollbackOnError())) {
            org.evolve(deployment.schema());
            components.become(deployment.components());
            deployment.grants().forEach(this::grant);
        }
        return outcome;
    }

    private void grant(PermissionGrant grant) {
        Table sets = org.tables().of("PermissionSet");
        SObjectType type = sets.type();
        Field name = type.known("Name");
        if (sets.find(name, grant.name()).isEmpty()) {
            String label = components
                    .get("PermissionSet", grant.name())
                    .flatMap(xml -> xml.value("label"))
                    .orElse(grant.name());
            org.writer().insertBySystem(type, "Name", grant.name(), "Label", label);
        }
        org.grant(grant);
    }
}
