package com.example.acmedesk;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The jar on the class path makes the type {@code acme-desk} available. */
@AutoConfiguration
public class AcmeDeskAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    AcmeDeskConnectorFactory acmeDeskConnectorFactory() {
        return new AcmeDeskConnectorFactory();
    }
}
