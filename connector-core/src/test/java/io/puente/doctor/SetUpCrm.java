package io.puente.doctor;

import io.puente.spi.Budget;
import io.puente.spi.Capabilities;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.Provisioner;
import io.puente.spi.SchemaReader;
import io.puente.spi.SetupGuide;
import io.puente.spi.TargetFailure;
import io.puente.testkit.DescribedCrm;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A CRM that somebody is setting up. Thread-safe. */
final class SetUpCrm implements CrmConnector, Provisioner, SetupGuide {
    private final DescribedCrm described;
    private final List<Step> lacking = new CopyOnWriteArrayList<>();
    private volatile @Nullable FailureKind refusal;
    private volatile Budget budget = new Budget(10, 1000);

    SetUpCrm(DescribedCrm described) {
        this.described = described;
    }

    DescribedCrm described() {
        return described;
    }

    void refuse(FailureKind kind) {
        refusal = kind;
    }

    void lack(Step step) {
        lacking.add(step);
    }

    void used(long calls, long allowed) {
        budget = new Budget(calls, allowed);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(1, 1, true);
    }

    @Override
    public List<ChangeResult> write(ChangeBatch batch) {
        throw new IllegalStateException("the doctor writes nothing");
    }

    @Override
    public void probe() throws TargetFailure {
        FailureKind kind = refusal;
        if (kind != null) {
            throw new TargetFailure(Failure.of(kind, "code", "no entry"));
        }
    }

    @Override
    public Optional<SchemaReader> schema() {
        return Optional.of(described);
    }

    @Override
    public Optional<Provisioner> provisioner() {
        return Optional.of(this);
    }

    @Override
    public Optional<SetupGuide> setupGuide() {
        return Optional.of(this);
    }

    @Override
    public Optional<Budget> budget() {
        return Optional.of(budget);
    }

    @Override
    public Plan plan() {
        return new Plan(lacking);
    }

    @Override
    public Plan apply(Plan plan) {
        throw new IllegalStateException("the doctor installs nothing");
    }

    @Override
    public String where(String check) {
        return "Set-up, " + check;
    }

    @Override
    public List<Observation> look() {
        return List.of(new Observation("test.zone", Verdict.GOOD, "the zone is right", ""));
    }

    @Override
    public void close() {}
}
