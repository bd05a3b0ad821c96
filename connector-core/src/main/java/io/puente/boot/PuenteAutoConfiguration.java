package io.puente.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.puente.api.ApiProblems;
import io.puente.api.AttentionEndpoint;
import io.puente.api.ConsentEndpoint;
import io.puente.api.CrmsEndpoint;
import io.puente.api.ManagedCrm;
import io.puente.drift.DriftSchedule;
import io.puente.drift.DriftWorker;
import io.puente.edge.EdgeSettings;
import io.puente.edge.WebhookFlows;
import io.puente.fold.FoldSettings;
import io.puente.fold.FoldWorker;
import io.puente.fold.Folder;
import io.puente.route.DrainSignal;
import io.puente.route.IngestStep;
import io.puente.route.OutboxComponent;
import io.puente.route.PipelineRoutes;
import io.puente.route.RouteIds;
import io.puente.route.TargetRoutes;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.SettingsProblems;
import io.puente.store.AttentionList;
import io.puente.store.IngestLog;
import io.puente.store.jdbc.JdbcStores;
import io.puente.store.jdbc.PostgresSettings;
import io.puente.versions.MappingActivation;
import io.puente.versions.MappingFollower;
import io.puente.whatsapp.WebhookParser;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ResourceLoader;

/** The gateway's parts, put together from its settings. */
@AutoConfiguration
@ConditionalOnProperty(name = CommandMode.PROPERTY, havingValue = "false", matchIfMissing = true)
@Import({
    WebhookFlows.class,
    AccessConfiguration.class,
    RequestThreadsConfiguration.class,
    WebhookPathConfiguration.class,
    ApiProblems.class,
    WorkerConfiguration.class,
    HealthConfiguration.class,
    MemoryConfiguration.class,
    MappingVersionsConfiguration.class,
    MediaConfiguration.class,
    ErasureConfiguration.class,
    ParityConfiguration.class,
    DriftConfiguration.class,
    DoctorConfiguration.class,
    RehearsalConfiguration.class
})
public class PuenteAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Checks everything that can be checked without calling anybody, and lists all mistakes together. */
    @Bean
    PuenteSettings puenteSettings(
            ConfigurableEnvironment environment,
            ObjectProvider<CrmConnectorFactory> factories,
            ResourceLoader resources) {
        SettingsReader.Reading reading = SettingsReader.read(environment);
        List<String> problems = new ArrayList<>(reading.problems());
        problems.addAll(DemoSecrets.problems(reading.settings(), environment));
        problems.addAll(new TargetsCheck(factories.stream().toList(), new MappingFiles(resources))
                .problems(reading.settings()));
        if (!problems.isEmpty()) {
            throw new SettingsProblems(problems);
        }
        return reading.settings();
    }

    @Bean
    EdgeSettings edgeSettings(PuenteSettings settings) {
        PuenteSettings.WhatsApp whatsapp = settings.whatsapp();
        return new EdgeSettings(
                whatsapp.appSecrets().stream().map(Secret::value).toList(),
                Objects.requireNonNull(whatsapp.verifyToken()).value(),
                Math.toIntExact(whatsapp.maxBody().toBytes()),
                EdgeSettings.PATIENCE);
    }

    @Bean
    @ConditionalOnMissingBean
    JdbcStores stores(PuenteSettings settings, Clock clock) {
        return settings.store().type() == PuenteSettings.Store.Kind.SQLITE
                ? JdbcStores.sqlite(settings.data(), clock)
                : JdbcStores.postgres(postgres(settings.store()), clock);
    }

    static PostgresSettings postgres(PuenteSettings.Store store) {
        String username = store.username();
        Secret password = store.password();
        return new PostgresSettings(
                Objects.requireNonNull(store.url()),
                username == null ? "" : username,
                password == null ? "" : password.value(),
                store.connections());
    }

    /** The log apart from the other stores: it is the part that another technology may take over. Closed with them. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    IngestLog ingestLog(JdbcStores stores) {
        return stores.log();
    }

    /** Names this process in leases. */
    @Bean
    NodeName nodeName() {
        try {
            return new NodeName(InetAddress.getLocalHost().getHostName() + "-" + UUID.randomUUID());
        } catch (UnknownHostException e) {
            return new NodeName(UUID.randomUUID().toString());
        }
    }

    /** @param value unique in the cluster */
    record NodeName(String value) {}

    @Bean
    DrainSignal drainSignal() {
        return new DrainSignal();
    }

    @Bean
    FoldSettings foldSettings(PuenteSettings settings) {
        return FoldBeans.settings(settings, ContactKeySecret.keys(settings));
    }

    @Bean
    Folder folder(
            JdbcStores stores,
            IngestLog log,
            FoldSettings foldSettings,
            PuenteSettings settings,
            DrainSignal signal,
            MediaSignal media,
            MeterRegistry meters) {
        var parser = new WebhookParser();
        var folder = new Folder(
                log,
                new SignallingStore(stores.canonical(), signal::changed, media::arrived),
                entry -> parser.parse(entry.sequence(), entry.body(), entry.receivedAt()),
                foldSettings,
                settings.fold().batch());
        Gauge.builder("puente.log.lag", folder, Folder::lag)
                .description("Entries of the log that wait to be worked on")
                .register(meters);
        return folder;
    }

    @Bean
    Crms crms() {
        return new Crms();
    }

    /** The routes come in before Camel starts, and after an integrator's route configurations, which then apply to them. */
    @Bean
    CamelContextConfiguration puenteRoutes(
            PuenteSettings settings,
            JdbcStores stores,
            IngestLog log,
            Crms crms,
            ObjectProvider<CrmConnectorFactory> factories,
            ResourceLoader resources,
            MappingActivation activation,
            MappingFollower follower,
            DrainSignal signal,
            NodeName node,
            DriftSchedule driftSchedule,
            DriftWorker driftWorker,
            MeterRegistry meters,
            Clock clock) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                leaveHealthToUs(camel);
                try {
                    camel.addComponent(OutboxComponent.SCHEME, new OutboxComponent());
                    camel.addRoutes(new PipelineRoutes(new IngestStep(log)));
                } catch (Exception e) {
                    throw new IllegalStateException("the routes cannot be added", e);
                }
                var shared = new Crms.Shared(
                        stores,
                        log,
                        new TargetRoutes(camel),
                        signal,
                        new MappingFiles(resources),
                        activation,
                        follower,
                        NumberDirectory.of(settings),
                        settings.language(),
                        node.value(),
                        new Crms.Drift(
                                driftSchedule, driftWorker, settings.drift().metadataMaxAge()),
                        meters,
                        clock);
                settings.targets()
                        .forEach((name, target) -> factories.stream()
                                .filter(f -> target.enabled() && f.type().equals(target.type()))
                                .findFirst()
                                .ifPresent(factory -> crms.add(name, target, factory, shared)));
                crms.retireOthers(shared);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {}
        };
    }

    /** Camel would call the whole gateway unready while one CRM is paused; {@link HealthConfiguration} tells them apart. */
    private static void leaveHealthToUs(CamelContext camel) {
        HealthCheckRegistry checks = HealthCheckRegistry.get(camel);
        if (checks != null) {
            for (String repository : List.of("routes", "consumers")) {
                checks.getRepository(repository).ifPresent(r -> r.setEnabled(false));
            }
        }
    }

    @Bean
    FoldWorker foldWorker(
            Folder folder, IngestLog log, JdbcStores stores, PuenteSettings settings, NodeName node, Clock clock) {
        var defaults = FoldWorker.Timing.DEFAULTS;
        return new FoldWorker(
                folder,
                log,
                stores.leases(),
                node.value(),
                new FoldWorker.Timing(
                        settings.fold().poll(),
                        defaults.leaseTerm(),
                        defaults.firstBackoff(),
                        defaults.longestBackoff()),
                clock);
    }

    @Bean
    ConsentEndpoint consentEndpoint(IngestLog log, Clock clock) {
        return new ConsentEndpoint(log, clock);
    }

    @Bean
    CrmsEndpoint crmsEndpoint(
            Crms crms,
            JdbcStores stores,
            CamelContext camel,
            PuenteSettings settings,
            DrainSignal signal,
            Clock clock) {
        return new CrmsEndpoint(
                clock,
                () -> crms.all().stream()
                        .map(crm -> new ManagedCrm(
                                crm.id(),
                                crm.type(),
                                crm.connector(),
                                crm.mapping(),
                                crm.metadata(),
                                crm.gate(),
                                () -> stores.outbox().depth(crm.id(), clock.instant()),
                                Objects.requireNonNull(
                                                settings.targets().get(crm.id().value()))
                                        .numbers(),
                                new BackfillSwitch(crm.id(), stores.backfill(), signal),
                                new RouteSwitches(camel, RouteIds.drain(crm.id()))))
                        .toList());
    }

    @Bean
    AttentionList attentionList(JdbcStores stores) {
        return stores.attention();
    }

    @Bean
    AttentionEndpoint attentionEndpoint(AttentionList attention, DrainSignal signal, Clock clock) {
        return new AttentionEndpoint(attention, signal::changed, clock);
    }
}
