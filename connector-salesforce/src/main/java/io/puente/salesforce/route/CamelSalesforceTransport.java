package io.puente.salesforce.route;

import io.puente.salesforce.SalesforceSettings;
import io.puente.salesforce.internal.SalesforceCall;
import io.puente.salesforce.internal.SalesforceTransport;
import io.puente.spi.CallGuard;
import io.puente.spi.CallMeter;
import io.puente.spi.ConnectorContext;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Calls Salesforce through a component of its own scheme, {@code salesforce-<target>}. Each call is a fresh exchange with
 * our headers alone: this version of the component takes query, path and method from any header of those names
 * (CVE-2026-49099).
 */
public final class CamelSalesforceTransport implements SalesforceTransport {
    // Beyond the client's own limits: a completion that never comes must not hold a thread for ever.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final CamelContext context;
    private final String scheme;
    private final SalesforceComponent component;
    private final CallMeter meter;
    private final CallGuard guard;
    private final Duration longestWait;
    private final SSLContext tls;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Line line;

    /** What is there once the component has started. */
    private record Line(Endpoint endpoint, AsyncProducer producer, WatchedHttpClient client, SessionGate gate) {}

    private CamelSalesforceTransport(
            CamelContext context,
            String scheme,
            SalesforceComponent component,
            SSLContext tls,
            CallMeter meter,
            CallGuard guard,
            Duration longestWait) {
        this.context = context;
        this.scheme = scheme;
        this.component = component;
        this.tls = tls;
        this.meter = meter;
        this.guard = guard;
        this.longestWait = longestWait;
    }

    /**
     * Registers the component; makes no call.
     *
     * @throws io.puente.spi.SettingsProblems if a key store or trust store cannot be used
     */
    public static CamelSalesforceTransport open(
            CamelContext context, ConnectorContext connector, SalesforceSettings settings) {
        String scheme = "salesforce-" + connector.target().value();
        SalesforceComponents components = new SalesforceComponents(context, settings, scheme);
        SSLContext tls = components.tls();
        SalesforceComponent component = components.build(tls);
        context.addComponent(scheme, component);
        Duration longest = settings.connection()
                .requestTimeout()
                .plus(settings.connection().connectTimeout())
                .plus(GRACE);
        return new CamelSalesforceTransport(
                context, scheme, component, tls, connector.meter(), connector.guard(), longest);
    }

    @Override
    public HttpReply exchange(SalesforceCall call) throws TargetFailure, InterruptedException {
        try {
            Line open = line();
            open.gate().current();
            CallWatch watch = new CallWatch();
            HttpReply reply = once(open, call, watch);
            if (reply.status() == 401) {
                // Refused before anything was done, so the call may be repeated.
                open.gate().newerThan(watch.token());
                reply = once(open, call, new CallWatch());
            }
            if (reply.status() == 401) {
                throw new TargetFailure(Failure.of(
                        FailureKind.UNAUTHORISED, "INVALID_SESSION_ID", "Salesforce refused a fresh session too."));
            }
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw e;
        }
    }

    private HttpReply once(Line open, SalesforceCall call, CallWatch watch) throws TargetFailure, InterruptedException {
        Exchange exchange = open.endpoint().createExchange(ExchangePattern.InOut);
        exchange.getIn().setHeader(SalesforceEndpointConfig.RAW_METHOD, call.method());
        exchange.getIn().setHeader(SalesforceEndpointConfig.RAW_PATH, call.path());
        call.headers().forEach(exchange.getIn()::setHeader);
        exchange.getIn().setBody(call.body());
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        byte[] body = call.body() == null ? new byte[0] : call.body().getBytes(StandardCharsets.UTF_8);
        guard.before(new HttpCall(call.method(), call.path(), Map.of(), body));
        meter.called(call.purpose());
        open.client().watch(watch, () -> open.producer().process(exchange, done::complete));
        try {
            done.get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            watch.abort(new CancellationException("interrupted"));
            throw e;
        } catch (TimeoutException e) {
            watch.abort(e);
            throw lost(call, watch);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return reply(call, watch, exchange);
    }

    /** The component reports a cut answer with its status 200, and swallows others: exception, status and body all count. */
    private static HttpReply reply(SalesforceCall call, CallWatch watch, Exchange exchange) throws TargetFailure {
        Exception failure = exchange.getException();
        boolean broken = failure != null && failure.getCause() != null;
        if (broken || watch.status() == 0 || (failure != null && watch.status() < 300)) {
            throw lost(call, watch);
        }
        byte[] body = exchange.getIn().getBody(byte[].class);
        return new HttpReply(watch.status(), watch.headers(), body == null ? new byte[0] : body);
    }

    // Causes are not kept: their messages hold addresses, and those hold queries.
    private static TargetFailure lost(SalesforceCall call, CallWatch watch) {
        if (!watch.sent()) {
            return TargetFailure.unavailable("connection", "Salesforce could not be reached.");
        }
        String text = "No whole answer came from Salesforce.";
        return call.changesState() ? TargetFailure.unknownOutcome(text) : TargetFailure.unavailable("connection", text);
    }

    @Override
    public Session session() throws TargetFailure, InterruptedException {
        return line().gate().current();
    }

    @Override
    public Session renew(Session stale) throws TargetFailure, InterruptedException {
        return line().gate().newerThan(stale.accessToken());
    }

    @Override
    public CallGuard guard() {
        return guard;
    }

    @Override
    public SSLContext tls() {
        return tls;
    }

    private Line line() {
        Line open = line;
        return open != null ? open : openLine();
    }

    // Late, because the context may start after the connector was made.
    private synchronized Line openLine() {
        if (closed.get()) {
            throw new IllegalStateException(scheme + " is closed");
        }
        Line open = line;
        if (open == null) {
            try {
                ServiceHelper.startService(component);
                Endpoint endpoint = context.getEndpoint(scheme + ":raw?format=JSON");
                AsyncProducer producer = endpoint.createAsyncProducer();
                ServiceHelper.startService(endpoint, producer);
                open = new Line(
                        endpoint,
                        producer,
                        (WatchedHttpClient) component.getHttpClient(),
                        new SessionGate(component.getSession(), meter, guard));
            } catch (Exception e) {
                throw new IllegalStateException("the component " + scheme + " does not start", e);
            }
            line = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Line open = line;
        line = null;
        if (open != null) {
            ServiceHelper.stopAndShutdownServices(open.producer(), open.endpoint());
        }
        try {
            context.removeEndpoints(scheme + ":*");
        } catch (Exception e) {
            throw new IllegalStateException("the endpoints of " + scheme + " do not stop", e);
        } finally {
            context.removeComponent(scheme);
            ServiceHelper.stopAndShutdownService(component);
            try {
                component.close();
            } catch (IOException e) {
                throw new IllegalStateException("the component " + scheme + " does not close", e);
            }
        }
    }
}
