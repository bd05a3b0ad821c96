package io.puente.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.puente.model.TargetId;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/** Makes the routes of each CRM from the templates of {@link PipelineRoutes}, which must be in the context before. */
public final class TargetRoutes {
    static final String DELIVERY = "crm-delivery-";
    static final String BREAKER = "crm-breaker-";
    static final String WATCH = "crm-watcher-";
    static final String HTTP_CLIENT = "crm-http-client-";
    static final String HTTP_HEADERS = "crm-http-headers";

    private final CamelContext context;

    public TargetRoutes(CamelContext context) {
        this.context = context;
    }

    /**
     * Adds {@code crm-drain-<target>}.
     *
     * @return the breaker, whose state is for health
     */
    public CircuitBreaker drain(DrainTarget target, DeliveryStep delivery) {
        String id = target.id().value();
        CircuitBreaker breaker = breaker(target.id());
        context.getRegistry().bind(BREAKER + id, breaker);
        context.getRegistry().bind(DELIVERY + id, delivery);
        context.getComponent(OutboxComponent.SCHEME, OutboxComponent.class).add(target);
        TemplatedRouteBuilder.builder(context, RouteIds.DRAIN_TEMPLATE)
                .routeId(RouteIds.drain(target.id()))
                .parameter("target", id)
                .add();
        return breaker;
    }

    /** Adds {@code crm-watch-<target>}. */
    public void watch(TargetId target, WatchStep step, Duration every) {
        context.getRegistry().bind(WATCH + target, step);
        TemplatedRouteBuilder.builder(context, RouteIds.WATCH_TEMPLATE)
                .routeId(RouteIds.watch(target))
                .parameter("target", target.value())
                .parameter("everyMillis", every.toMillis())
                .add();
    }

    /** Adds {@code crm-http-<connection>}. @return the way to it; its first call may come once the context has started */
    public Transport http(String name, HttpConnection connection) {
        var client = HttpClients.client(connection);
        // Rehearsals of two CRMs may come here at once, and Camel's registry is searched while a route is made.
        synchronized (context) {
            context.getRegistry().bind(HTTP_CLIENT + name, client);
            context.getRegistry().bind(HTTP_HEADERS, headers());
            TemplatedRouteBuilder.builder(context, RouteIds.HTTP_TEMPLATE)
                    .routeId(RouteIds.http(name))
                    .parameter("connection", name)
                    .add();
        }
        return new CamelTransport(context.createProducerTemplate(), name);
    }

    /** Camel's, but a content type goes with a request without body too: some CRMs answer in the format it names. */
    private static HttpHeaderFilterStrategy headers() {
        var strategy = new HttpHeaderFilterStrategy();
        strategy.getOutFilter().remove("content-type");
        return strategy;
    }

    /** Adds {@code crm-retire}, which runs once, so long after the start. */
    public void retire(Runnable step, Duration after) {
        try {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("timer:" + RouteIds.RETIRE + "?repeatCount=1&includeMetadata=false&delay=" + after.toMillis())
                            .routeId(RouteIds.RETIRE)
                            .process(exchange -> step.run());
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("the route " + RouteIds.RETIRE + " cannot be added", e);
        }
    }

    /** Counts outages only: bad data, lost leases and our own errors are neither good nor bad signs of the CRM. */
    private static CircuitBreaker breaker(TargetId target) {
        return CircuitBreaker.of(
                "crm-drain-" + target,
                CircuitBreakerConfig.custom()
                        .recordException(failure -> Causes.has(failure, TargetFailure.class))
                        .ignoreException(failure -> !Causes.has(failure, TargetFailure.class))
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(Duration.ofSeconds(5))
                        .build());
    }
}
