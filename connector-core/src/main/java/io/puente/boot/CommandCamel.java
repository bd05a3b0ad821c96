package io.puente.boot;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Camel for connectors that reach their CRM by a component of it: started when one first asks, without routes and without
 * what Camel's own auto-configuration looks for.
 */
@AutoConfiguration
@ConditionalOnProperty(name = CommandMode.PROPERTY, havingValue = "true")
class CommandCamel {

    @Bean(destroyMethod = "stop")
    @ConditionalOnMissingBean
    CamelContext camelContext(ApplicationContext beans) {
        var camel = new DefaultCamelContext(new DefaultRegistry(new ApplicationContextBeanRepository(beans)));
        camel.setLoadTypeConverters(false);
        camel.setLoadHealthChecks(false);
        camel.start();
        return camel;
    }
}
