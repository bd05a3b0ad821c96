package io.puente.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.store.LogUnavailable;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An integrator's route configurations, which are in the context before our routes, apply to them. */
class RouteConfigurationsTest {

    private static final Map<String, Object> HEADERS =
            Map.of(PuenteHeaders.SOURCE, "whatsapp", PuenteHeaders.RECEIVED_AT, 1L);

    private final FakeLog log = new FakeLog();
    private final List<String> intercepted = new CopyOnWriteArrayList<>();
    private final List<String> committed = new CopyOnWriteArrayList<>();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        context.addRoutesConfigurations(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration()
                        .interceptFrom("direct:crm-http-*")
                        .process(exchange -> intercepted.add(exchange.getFromRouteId()));
                routeConfiguration()
                        .onCompletion()
                        .onCompleteOnly()
                        .onWhen(simple("${fromRouteId} == '" + RouteIds.INGEST + "'"))
                        .process(exchange -> committed.add(exchange.getMessage().getBody(String.class)));
                routeConfiguration().errorHandler(deadLetterChannel("log:dead"));
                routeConfiguration().onException(Exception.class).handled(true);
            }
        });
        context.addRoutes(new PipelineRoutes(new IngestStep(log)));
        new TargetRoutes(context).http("crm-a", HttpConnection.DEFAULT);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Exchange post(String body) {
        return context.createProducerTemplate().request("direct:wa-ingest", exchange -> {
            exchange.getIn().setBody(body.getBytes(StandardCharsets.UTF_8));
            exchange.getIn().setHeaders(new HashMap<>(HEADERS));
        });
    }

    private Exchange callNobody() {
        return context.createProducerTemplate()
                .request(
                        "direct:crm-http-crm-a",
                        exchange -> exchange.getIn().setHeader(Exchange.HTTP_URI, "http://127.0.0.1:1/"));
    }

    @Test
    void routesMadeFromTemplatesAreIntercepted() {
        callNobody();
        assertThat(intercepted).containsExactly("crm-http-crm-a");
    }

    /** Swallowed failures would be webhooks acknowledged and not kept, and outages that nobody counts. */
    @Test
    void errorHandlersOfOthersDoNotSwallowOurFailures() {
        log.full(true);
        assertThat(post("lost").getException()).isInstanceOf(LogUnavailable.class);
        assertThat(callNobody().getException()).isInstanceOf(ConnectException.class);
    }

    @Test
    void whatIsCommittedCanBeCopiedAndWhatIsNotIsNot() {
        log.full(true);
        assertThat(post("lost").getException()).isNotNull();
        log.full(false);
        assertThat(post("kept").getException()).isNull();
        assertThat(committed).containsExactly("kept");
    }
}
