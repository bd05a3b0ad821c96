package io.puente.salesforce.route;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.SalesforceHttpClient;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The component's HTTP client with two changes: it lets a {@link CallWatch} see each request, and it leaves the answer 401
 * to us. The component would log in anew for every call that meets it: twenty calls, twenty logins.
 */
final class WatchedHttpClient extends SalesforceHttpClient {
    // The component creates the request on the thread that hands it the exchange.
    private final ThreadLocal<CallWatch> current = new ThreadLocal<>();

    WatchedHttpClient(CamelContext context, ExecutorService workers, SslContextFactory.Client tls) {
        super(context, workers, tls);
        setMaxRetries(0);
        setFollowRedirects(false);
    }

    /** Requests that the action makes on this thread are watched. */
    void watch(CallWatch watch, Runnable action) {
        current.set(watch);
        try {
            action.run();
        } finally {
            current.remove();
        }
    }

    @Override
    public HttpRequest newHttpRequest(HttpConversation conversation, URI uri) {
        HttpRequest request = super.newHttpRequest(conversation, uri);
        CallWatch watch = current.get();
        if (watch != null) {
            watch.follow(request);
        }
        return request;
    }
}
