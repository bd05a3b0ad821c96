package io.puente.boot;

import io.puente.edge.WebhookFlows;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Closed to strangers: everything but the webhook, whose callers prove themselves by signature, and liveness demands a
 * user of {@code puente.access.users}. Without users nobody gets in.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    @Bean
    SecurityFilterChain puenteAccess(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/health/liveness")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET, "/actuator/prometheus", "/actuator/metrics/**", "/actuator/health/**")
                        .hasAnyRole("METRICS", "OPERATOR")
                        .requestMatchers(HttpMethod.POST, "/api/consents")
                        .hasAnyRole("CONSENT", "OPERATOR")
                        .anyRequest()
                        .hasRole("OPERATOR"))
                .httpBasic(Customizer.withDefaults())
                // Every call carries its own credentials; there is no session that a foreign page could ride on.
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    /** WhatsApp proves itself by signature; not even the filters of the others cost it time. */
    @Bean
    WebSecurityCustomizer webhookIsOpen() {
        return web -> web.ignoring().requestMatchers(WebhookFlows.PATH);
    }

    @Bean
    PasswordEncoder configuredPassword() {
        return new ConfiguredPassword();
    }

    @Bean
    UserDetailsService puenteUsers(PuenteSettings settings, PasswordEncoder encoder) {
        List<UserDetails> users = settings.access().users().stream()
                .map(u -> User.withUsername(u.name())
                        .password(encoder.encode(u.password().value()))
                        .roles(u.roles().stream()
                                .map(r -> r.toUpperCase(java.util.Locale.ROOT))
                                .toArray(String[]::new))
                        .build())
                .toList();
        return new InMemoryUserDetailsManager(users);
    }
}
