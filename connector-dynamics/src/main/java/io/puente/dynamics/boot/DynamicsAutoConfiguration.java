package io.puente.dynamics.boot;

import io.puente.dynamics.DynamicsConnectorFactory;
import io.puente.dynamics.route.OAuth2AccessTokens;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The jar on the class path makes the type {@code dynamics} available. */
@AutoConfiguration
public class DynamicsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DynamicsConnectorFactory dynamicsConnectorFactory() {
        return new DynamicsConnectorFactory(OAuth2AccessTokens::open);
    }
}
