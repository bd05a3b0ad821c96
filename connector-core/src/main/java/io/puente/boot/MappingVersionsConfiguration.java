package io.puente.boot;

import io.puente.api.MappingVersionsEndpoint;
import io.puente.api.MappingVersionsEndpoint.VersionedCrm;
import io.puente.api.RemapsEndpoint;
import io.puente.route.DrainSignal;
import io.puente.store.jdbc.JdbcStores;
import io.puente.versions.MappingActivation;
import io.puente.versions.MappingFollower;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Versions of mappings: activating, rolling back, and following what somebody else has activated. */
@Configuration(proxyBeanMethods = false)
class MappingVersionsConfiguration {

    /** How long another process's activation may go unnoticed while nothing is delivered. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    @Bean
    MappingActivation mappingActivation(JdbcStores stores, Clock clock) {
        return new MappingActivation(stores.mappings(), clock);
    }

    @Bean
    MappingFollower mappingFollower(MappingActivation activation) {
        return new MappingFollower(activation);
    }

    @Bean
    SmartLifecycle mappingLooks(MappingFollower follower) {
        var looks = new Ticker("mapping-versions", EVERY, follower::look);
        return new Lifecycle(looks::start, looks::close);
    }

    @Bean
    RemapsEndpoint remapsEndpoint(JdbcStores stores, DrainSignal signal, Clock clock) {
        return new RemapsEndpoint(stores.remaps(), signal::changed, clock);
    }

    @Bean
    MappingVersionsEndpoint mappingVersionsEndpoint(Crms crms, MappingActivation activation, MappingFollower follower) {
        return new MappingVersionsEndpoint(
                activation,
                follower::look,
                () -> crms.all().stream()
                        .map(crm -> new VersionedCrm(crm.active(), crm.configured(), crm.connector()))
                        .toList());
    }
}
