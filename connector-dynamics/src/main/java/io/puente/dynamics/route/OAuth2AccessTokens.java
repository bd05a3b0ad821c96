package io.puente.dynamics.route;

import io.puente.dynamics.DynamicsCredentials;
import io.puente.dynamics.DynamicsGrant;
import io.puente.dynamics.DynamicsSettings;
import io.puente.dynamics.internal.AccessTokens;
import io.puente.spi.ConnectorContext;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Tokens of Entra ID by the client-credentials grant. One caller fetches, the others wait for it. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">the grant</a>
 */
public final class OAuth2AccessTokens implements AccessTokens {
    /** Tokens live for about an hour; one that dies on the way costs a call. */
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(5);

    private record Token(String value, Instant renewAt) {}

    private final ClientRegistration client;
    private final RestClientClientCredentialsTokenResponseClient endpoint;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Token token;

    private OAuth2AccessTokens(
            ClientRegistration client, RestClientClientCredentialsTokenResponseClient endpoint, Clock clock) {
        this.client = client;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Calls nobody; reads the certificate, if there is one. */
    public static AccessTokens open(ConnectorContext context, DynamicsSettings settings) {
        DynamicsCredentials credentials = settings.credentials();
        ClientRegistration client = ClientRegistration.withRegistrationId(
                        context.target().value())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientAuthenticationMethod(
                        credentials.grant() == DynamicsGrant.CERTIFICATE
                                ? ClientAuthenticationMethod.PRIVATE_KEY_JWT
                                : ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .clientId(credentials.clientId())
                .clientSecret(credentials.clientSecret())
                .tokenUri(settings.authority() + "/" + credentials.tenantId() + "/oauth2/v2.0/token")
                .scope(settings.scope())
                .build();
        RestClientClientCredentialsTokenResponseClient endpoint = new RestClientClientCredentialsTokenResponseClient();
        endpoint.setRestClient(RestClient.builder()
                .requestFactory(new TransportRequests(context.transport(), context.meter()))
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        if (credentials.grant() == DynamicsGrant.CERTIFICATE) {
            SigningKey key = SigningKey.load(
                    "puente.targets." + context.target(), credentials.keyStore(), credentials.keyStorePassword());
            endpoint.addParametersConverter(assertions(key));
        }
        return new OAuth2AccessTokens(client, endpoint, context.clock());
    }

    private static NimbusJwtClientAuthenticationParametersConverter<OAuth2ClientCredentialsGrantRequest> assertions(
            SigningKey key) {
        var converter = new NimbusJwtClientAuthenticationParametersConverter<OAuth2ClientCredentialsGrantRequest>(
                registration -> key.key());
        // Entra ID finds the certificate by its thumbprint; older clouds know the short one only.
        converter.setJwtClientAssertionCustomizer(
                context -> context.getHeaders().x509SHA1Thumbprint(key.sha1()).x509SHA256Thumbprint(key.sha256()));
        return converter;
    }

    @Override
    public String current() throws TargetFailure, InterruptedException {
        Token known = token;
        if (known != null && clock.instant().isBefore(known.renewAt())) {
            return known.value();
        }
        return other(known == null ? "" : known.value());
    }

    @Override
    public String renew(String refused) throws TargetFailure, InterruptedException {
        return other(refused);
    }

    private String other(String than) throws TargetFailure, InterruptedException {
        fetching.lockInterruptibly();
        try {
            Token known = token;
            if (known != null && !known.value().equals(than)) {
                return known.value();
            }
            Token fetched = fetch();
            token = fetched;
            return fetched.value();
        } finally {
            fetching.unlock();
        }
    }

    private Token fetch() throws TargetFailure, InterruptedException {
        try {
            OAuth2AccessTokenResponse response =
                    endpoint.getTokenResponse(new OAuth2ClientCredentialsGrantRequest(client));
            OAuth2AccessToken answer = response.getAccessToken();
            Duration life = answer.getIssuedAt() == null || answer.getExpiresAt() == null
                    ? Duration.ZERO
                    : Duration.between(answer.getIssuedAt(), answer.getExpiresAt());
            Duration early = life.compareTo(BEFORE_EXPIRY.multipliedBy(2)) > 0 ? BEFORE_EXPIRY : life.dividedBy(2);
            return new Token(answer.getTokenValue(), clock.instant().plus(life).minus(early));
        } catch (RuntimeException e) {
            throw TokenFailures.of(e);
        }
    }

    /** No token. */
    @Override
    public String toString() {
        return "OAuth2AccessTokens[" + client.getClientAuthenticationMethod().getValue() + "]";
    }
}
