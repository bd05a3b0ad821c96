package io.puente.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.puente.api.RehearsalEndpoint;
import io.puente.api.RehearsalEndpoint.RehearsedCrm;
import io.puente.delivery.CrmCallMetrics;
import io.puente.model.TargetId;
import io.puente.rehearse.RehearsalWords;
import io.puente.route.TargetRoutes;
import io.puente.spi.CrmConnectorFactory;
import io.puente.store.jdbc.JdbcStores;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rehearsing mapping files, each CRM through a connector of its own that cannot write. */
@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {

    private static final Duration LOOK = Duration.ofMinutes(10);

    @Bean
    ReadOnlyCrms readOnlyCrms(
            PuenteSettings settings,
            ObjectProvider<CrmConnectorFactory> factories,
            ObjectProvider<CamelContext> camel,
            MeterRegistry meters,
            Clock clock) {
        return new ReadOnlyCrms(settings, factories, camel, meters, clock);
    }

    @Bean
    RehearsalEndpoint rehearsalEndpoint(Crms crms, ReadOnlyCrms readOnly, JdbcStores stores, PuenteSettings settings) {
        return new RehearsalEndpoint(
                () -> crms.all().stream()
                        .map(crm -> new RehearsedCrm(
                                crm.id().value(),
                                crm.configured(),
                                () -> crm.connector().schema(),
                                (candidate, limits, watch, anew) -> readOnly.of(crm)
                                        .rehearse(
                                                crm.mapping().mapping(),
                                                candidate,
                                                stores.recent(),
                                                "the newest of this gateway",
                                                limits,
                                                watch,
                                                stores.rehearsals(),
                                                anew)))
                        .toList(),
                new RehearsalWords(settings.language()));
    }

    /** How far interrupted rehearsals had come is personal data, and kept no longer than it is of use. */
    @Bean
    SmartLifecycle oldRehearsals(JdbcStores stores, PuenteSettings settings, Clock clock) {
        var ticker = new Ticker(
                "old-rehearsals",
                LOOK,
                () -> stores.rehearsals()
                        .dropBefore(clock.instant().minus(settings.rehearsal().resumeWithin())));
        return new Lifecycle(ticker::start, ticker::close);
    }

    /** Made when first asked for; closed with the application. */
    static final class ReadOnlyCrms implements AutoCloseable {
        private final PuenteSettings settings;
        private final ObjectProvider<CrmConnectorFactory> factories;
        private final ObjectProvider<CamelContext> camel;
        private final MeterRegistry meters;
        private final Clock clock;
        private final Map<TargetId, ReadOnlyCrm> made = new ConcurrentHashMap<>();

        ReadOnlyCrms(
                PuenteSettings settings,
                ObjectProvider<CrmConnectorFactory> factories,
                ObjectProvider<CamelContext> camel,
                MeterRegistry meters,
                Clock clock) {
            this.settings = settings;
            this.factories = factories;
            this.camel = camel;
            this.meters = meters;
            this.clock = clock;
        }

        ReadOnlyCrm of(Crm crm) {
            return made.computeIfAbsent(crm.id(), id -> {
                CrmConnectorFactory factory = factories.stream()
                        .filter(known -> known.type().equals(crm.type()))
                        .findFirst()
                        .orElseThrow();
                return new ReadOnlyCrm(
                        id,
                        settings,
                        factory,
                        (name, connection) -> new TargetRoutes(camel.getObject()).http(name, connection),
                        new CrmCallMetrics(meters, id),
                        clock);
            });
        }

        @Override
        public void close() {
            made.values().forEach(ReadOnlyCrm::close);
        }
    }
}
