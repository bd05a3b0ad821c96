package io.puente.salesforce.route;

import io.puente.salesforce.SalesforceConnection;
import io.puente.salesforce.SalesforceCredentials;
import io.puente.salesforce.SalesforceSettings;
import io.puente.spi.SettingsProblems;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.eclipse.jetty.client.Authentication;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Builds the component of one target from its settings; makes no call. */
final class SalesforceComponents {
    private final CamelContext context;
    private final SalesforceSettings settings;
    private final String scheme;
    private final List<String> problems = new ArrayList<>();

    SalesforceComponents(CamelContext context, SalesforceSettings settings, String scheme) {
        this.context = context;
        this.settings = settings;
        this.scheme = scheme;
    }

    /** @throws SettingsProblems if a key store or trust store cannot be used */
    SalesforceComponent build(SSLContext tls) {
        SalesforceComponent component = new SalesforceComponent(context);
        component.setLoginUrl(settings.loginUrl().toString());
        settings.instanceUrl().ifPresent(url -> component.setInstanceUrl(url.toString()));
        // The application starts while Salesforce is away.
        component.setLazyLogin(true);
        credentials(component);
        connection(component);
        SalesforceEndpointConfig config = new SalesforceEndpointConfig();
        config.setApiVersion(settings.apiVersion());
        config.setRawPayload(true);
        config.setHttpClient(client(tls));
        component.setConfig(config);
        if (!problems.isEmpty()) {
            throw new SettingsProblems(problems);
        }
        return component;
    }

    /** @throws SettingsProblems if a key store or trust store cannot be used */
    SSLContext tls() {
        SalesforceConnection connection = settings.connection();
        SSLContextParameters parameters = new SSLContextParameters();
        if (!connection.trustStore().isEmpty()) {
            TrustManagersParameters trust = new TrustManagersParameters();
            trust.setKeyStore(store(connection.trustStore(), connection.trustStorePassword()));
            parameters.setTrustManagers(trust);
        }
        if (!connection.clientKeyStore().isEmpty()) {
            KeyManagersParameters keys = new KeyManagersParameters();
            keys.setKeyStore(store(connection.clientKeyStore(), connection.clientKeyStorePassword()));
            keys.setKeyPassword(connection.clientKeyStorePassword());
            parameters.setKeyManagers(keys);
        }
        try {
            return parameters.createSSLContext(context);
        } catch (GeneralSecurityException | IOException e) {
            problems.add(scheme + ": trust-store or client-key-store cannot be used: "
                    + e.getClass().getSimpleName());
            throw new SettingsProblems(problems);
        }
    }

    private WatchedHttpClient client(SSLContext tls) {
        SslContextFactory.Client factory = new SslContextFactory.Client();
        factory.setSslContext(tls);
        WatchedHttpClient client = new WatchedHttpClient(
                context,
                context.getExecutorServiceManager()
                        .newThreadPool(this, scheme, settings.maxConcurrentCalls(), settings.maxConcurrentCalls() + 4),
                factory);
        QueuedThreadPool threads = new QueuedThreadPool(32, 2);
        threads.setName(scheme + "-http");
        threads.setDaemon(true);
        client.setExecutor(threads);
        return client;
    }

    private void credentials(SalesforceComponent component) {
        SalesforceCredentials credentials = settings.credentials();
        component.setClientId(credentials.clientId());
        switch (credentials.grant()) {
            case CLIENT_CREDENTIALS -> {
                component.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
                component.setClientSecret(credentials.clientSecret());
            }
            case PASSWORD -> {
                component.setAuthenticationType(AuthenticationType.USERNAME_PASSWORD);
                component.setClientSecret(credentials.clientSecret());
                component.setUserName(credentials.username());
                component.setPassword(credentials.password());
            }
            case JWT -> {
                component.setAuthenticationType(AuthenticationType.JWT);
                component.setUserName(credentials.username());
                component.setKeystore(signingKey(credentials));
                if (!credentials.audience().isEmpty()) {
                    component.setJwtAudience(credentials.audience());
                }
            }
        }
    }

    private KeyStoreParameters signingKey(SalesforceCredentials credentials) {
        KeyStoreParameters parameters = store(credentials.keyStore(), credentials.keyStorePassword());
        try {
            KeyStore opened = parameters.createKeyStore();
            int keys = 0;
            for (String alias : Collections.list(opened.aliases())) {
                keys += opened.isKeyEntry(alias) ? 1 : 0;
            }
            if (keys != 1) {
                problems.add(scheme + ": jwt-key-store must hold exactly one key, it holds " + keys);
            }
        } catch (GeneralSecurityException | IOException e) {
            problems.add(
                    scheme + ": jwt-key-store cannot be opened: " + e.getClass().getSimpleName());
        }
        return parameters;
    }

    private void connection(SalesforceComponent component) {
        SalesforceConnection connection = settings.connection();
        component.setHttpClientConnectionTimeout(connection.connectTimeout().toMillis());
        component.setHttpRequestTimeout(connection.requestTimeout().toMillis());
        // An idle connection that waits for a slow answer must not end before the request's own limit.
        component.setHttpClientIdleTimeout(connection.requestTimeout().toMillis() + 5_000);
        component.setHttpMaxContentLength(connection.maxReplyBytes());
        // Salesforce allows 16,384 bytes of address and headers; queries use most of it.
        component.setHttpRequestBufferSize(20_480);
        if (!connection.proxyHost().isEmpty()) {
            component.setHttpProxyHost(connection.proxyHost());
            component.setHttpProxyPort(connection.proxyPort());
            // TLS to the proxy itself; the tunnel through it is encrypted regardless.
            component.setHttpProxySecure(false);
        }
        if (!connection.proxyUser().isEmpty()) {
            component.setHttpProxyUsername(connection.proxyUser());
            component.setHttpProxyPassword(connection.proxyPassword());
            component.setHttpProxyAuthUri("http://" + connection.proxyHost() + ":" + connection.proxyPort());
            component.setHttpProxyRealm(Authentication.ANY_REALM);
        }
    }

    private KeyStoreParameters store(String resource, String password) {
        KeyStoreParameters parameters = new KeyStoreParameters();
        parameters.setCamelContext(context);
        parameters.setResource(resource);
        parameters.setPassword(password);
        return parameters;
    }
}
