package io.puente.route;

import org.apache.camel.builder.RouteBuilder;

/**
 * Our routes: {@code wa-ingest}, and the templates from which {@link TargetRoutes} makes those of each CRM. No route
 * holds anything in memory between acceptance and commit, and Camel redelivers no write.
 */
public final class PipelineRoutes extends RouteBuilder {
    private final IngestStep ingest;

    public PipelineRoutes(IngestStep ingest) {
        this.ingest = ingest;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("direct:" + RouteIds.INGEST).routeId(RouteIds.INGEST).process(ingest);

        routeTemplate(RouteIds.DRAIN_TEMPLATE)
                .templateParameter("target")
                .from("outbox:{{target}}")
                .circuitBreaker()
                .resilience4jConfiguration()
                .circuitBreaker(TargetRoutes.BREAKER + "{{target}}")
                .throwExceptionWhenHalfOpenOrOpenState(true)
                .end()
                .process(TargetRoutes.DELIVERY + "{{target}}")
                .end();

        routeTemplate(RouteIds.WATCH_TEMPLATE)
                .templateParameter("target")
                .templateParameter("everyMillis")
                .from("timer:crm-watch-{{target}}?period={{everyMillis}}&delay={{everyMillis}}&includeMetadata=false")
                .process(TargetRoutes.WATCH + "{{target}}");

        // The address comes with each call; the one here is never used.
        routeTemplate(RouteIds.HTTP_TEMPLATE)
                .templateParameter("connection")
                .from("direct:crm-http-{{connection}}")
                .to("http://crm.invalid?httpClient=#" + TargetRoutes.HTTP_CLIENT + "{{connection}}"
                        + "&throwExceptionOnFailure=false&copyHeaders=false&followRedirects=false&headerFilterStrategy=#"
                        + TargetRoutes.HTTP_HEADERS);
    }
}
