package io.puente.boot;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.delivery.BusinessNumbers;
import io.puente.drift.DriftSchedule;
import io.puente.drift.DriftWorker;
import io.puente.route.DrainSignal;
import io.puente.route.IngestStep;
import io.puente.route.OutboxComponent;
import io.puente.route.PipelineRoutes;
import io.puente.route.TargetRoutes;
import io.puente.store.Lease;
import io.puente.store.LeaseLost;
import io.puente.store.jdbc.JdbcStores;
import io.puente.testkit.FoldBatch;
import io.puente.versions.MappingActivation;
import io.puente.versions.MappingFollower;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;

/** The CRMs of a configuration as the gateway runs them, over SQLite, with what the fold would write given by hand. */
final class RunningCrms implements AutoCloseable {
    final Crms crms = new Crms();
    final JdbcStores stores;
    final MappingActivation activation;
    final MappingFollower follower;
    private final DrainSignal signal = new DrainSignal();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Lease fold;

    /** @param settings below {@code puente.targets} */
    RunningCrms(Path data, RecordingFactory factory, Map<String, String> settings) throws Exception {
        stores = JdbcStores.sqlite(data, Clock.systemUTC());
        activation = new MappingActivation(stores.mappings(), Clock.systemUTC());
        follower = new MappingFollower(activation);
        fold = stores.leases().acquire("fold", "the test", Duration.ofHours(1)).orElseThrow();
        context.addComponent(OutboxComponent.SCHEME, new OutboxComponent());
        context.addRoutes(new PipelineRoutes(new IngestStep(stores.log())));
        var schedule = new DriftSchedule(LocalTime.of(3, 0), ZoneOffset.UTC, Clock.systemUTC());
        var shared = new Crms.Shared(
                stores,
                stores.log(),
                new TargetRoutes(context),
                signal,
                new MappingFiles(new DefaultResourceLoader()),
                activation,
                follower,
                BusinessNumbers.UNKNOWN,
                Locale.ENGLISH,
                "node-1",
                new Crms.Drift(schedule, new DriftWorker(schedule, false), Duration.ofHours(1)),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        read(settings).targets().forEach((name, target) -> {
            if (target.enabled()) {
                crms.add(name, target, factory, shared);
            }
        });
        crms.retireOthers(shared);
        context.start();
    }

    private static PuenteSettings read(Map<String, String> settings) {
        var all = new HashMap<String, Object>();
        settings.forEach((name, value) -> all.put("puente.targets." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", all));
        return SettingsReader.read(environment).settings();
    }

    void commit(FoldBatch batch) throws LeaseLost {
        stores.canonical().commit(fold, batch.build());
        signal.changed();
    }

    void backfill(Crm crm) {
        new BackfillSwitch(crm.id(), stores.backfill(), signal).restart();
    }

    @Override
    public void close() {
        context.stop();
        crms.close();
        stores.close();
    }
}
