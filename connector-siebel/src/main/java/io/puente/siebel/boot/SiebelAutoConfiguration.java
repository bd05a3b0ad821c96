package io.puente.siebel.boot;

import io.puente.siebel.SiebelConnectorFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The jar on the class path makes the type {@code siebel} available. */
@AutoConfiguration
public class SiebelAutoConfiguration {

    // One factory for all targets: those that name the same server share its limit of calls at one time.
    @Bean
    @ConditionalOnMissingBean
    SiebelConnectorFactory siebelConnectorFactory() {
        return new SiebelConnectorFactory();
    }
}
