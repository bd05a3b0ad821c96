package io.puente.salesforce.boot;

import io.puente.salesforce.SalesforceConnectorFactory;
import io.puente.salesforce.route.CamelSalesforceTransport;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The jar on the class path makes the type {@code salesforce} available. */
@AutoConfiguration
public class SalesforceAutoConfiguration {

    // By provider: Camel's own auto-configuration may come later.
    @Bean
    @ConditionalOnMissingBean
    SalesforceConnectorFactory salesforceConnectorFactory(ObjectProvider<CamelContext> camel) {
        return new SalesforceConnectorFactory(
                (connector, settings) -> CamelSalesforceTransport.open(camel.getObject(), connector, settings));
    }
}
