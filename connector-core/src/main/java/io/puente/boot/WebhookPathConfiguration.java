package io.puente.boot;

import io.micrometer.observation.ObservationPredicate;
import io.puente.edge.WebhookFlows;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Spares accepted webhooks what was made for everybody else: they are thousands a second, prove themselves by signature
 * and have a timer of their own, {@code puente.webhook.ack}.
 */
@Configuration(proxyBeanMethods = false)
class WebhookPathConfiguration {

    private static final String SECURITY = "springSecurityFilterChain";

    /**
     * Security ignores the webhook anyway ({@link AccessConfiguration}), but only after its firewall and its matchers
     * have looked at every header.
     */
    @Bean
    static BeanPostProcessor webhookPassesSecurity() {
        return new PassesSecurity();
    }

    private static final class PassesSecurity implements BeanPostProcessor, Ordered {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (!name.equals(SECURITY) || !(bean instanceof Filter security)) {
                return bean;
            }
            return (Filter) (request, response, chain) -> {
                if (isWebhook(request)) {
                    chain.doFilter(request, response);
                } else {
                    security.doFilter(request, response, chain);
                }
            };
        }

        @Override
        public int getOrder() {
            return SecurityProperties.DEFAULT_FILTER_ORDER;
        }
    }

    @Bean
    ObservationPredicate webhookHasItsOwnTimer() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext web && isWebhook(web.getCarrier()));
    }

    /**
     * Compares the address as it was sent, before anything is decoded or resolved: what is not written exactly so, be it
     * by a dot, a slash, a semicolon or a percent sign, is not spared anything.
     */
    private static boolean isWebhook(ServletRequest request) {
        return request instanceof HttpServletRequest http
                && http.getDispatcherType() == DispatcherType.REQUEST
                && http.getMethod().equals("POST")
                && http.getRequestURI().equals(WebhookFlows.PATH);
    }
}
