package io.puente.boot;

import io.puente.api.DoctorEndpoint;
import io.puente.doctor.CrmUnderTest;
import io.puente.doctor.Doctor;
import io.puente.route.TargetRoutes;
import java.time.Clock;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The doctor of a running gateway. */
@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {

    @Bean
    Doctor doctor(PuenteSettings settings, Crms crms, CamelContext camel, Environment environment, Clock clock) {
        return Checkups.doctor(
                settings,
                () -> crms(crms),
                () -> Checkups.webhook(environment, environment.getProperty("local.server.port")),
                (name, connection) -> new TargetRoutes(camel).http(name, connection),
                clock);
    }

    @Bean
    DoctorEndpoint doctorEndpoint(Doctor doctor) {
        return new DoctorEndpoint(doctor);
    }

    private static Collection<CrmUnderTest> crms(Crms crms) {
        return crms.all().stream()
                .map(crm -> new CrmUnderTest(
                        crm.id().value(), crm.connector(), crm::mapping, crm.metadata(), crm.serverClock()))
                .toList();
    }
}
