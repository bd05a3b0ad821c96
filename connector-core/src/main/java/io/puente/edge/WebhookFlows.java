package io.puente.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.puente.whatsapp.SignatureVerifier;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.integration.camel.dsl.Camel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.http.dsl.Http;
import org.springframework.messaging.Message;
import org.springframework.util.MultiValueMap;

/**
 * The two flows of {@code /webhooks/whatsapp}. The POST is answered on the thread that received it, by what the Camel
 * route {@code wa-ingest} returned or threw: 200 only after the commit.
 */
@Configuration(proxyBeanMethods = false)
@EnableIntegration
public class WebhookFlows {

    /** Where WhatsApp sends webhooks to. */
    public static final String PATH = "/webhooks/whatsapp";

    private static final String REFUSED = "wa-refused";

    @Bean
    Reception reception(EdgeSettings settings, Clock clock, MeterRegistry meters) {
        return new Reception(new SignatureVerifier(settings.appSecrets()), clock, meters);
    }

    @Bean
    IntegrationFlow whatsappChallenge(EdgeSettings settings) {
        var challenge = new Challenge(settings.verifyToken());
        return IntegrationFlow.from(Http.inboundGateway(PATH)
                        .id("wa-challenge")
                        .requestMapping(m -> m.methods(HttpMethod.GET))
                        .mappedRequestHeaders()
                        .mappedResponseHeaders("Content-Type", "X-Content-Type-Options")
                        .payloadExpression("#requestParams"))
                .<MultiValueMap<String, String>>handle((parameters, headers) -> challenge.answer(parameters))
                .get();
    }

    @Bean
    IntegrationFlow whatsappWebhook(EdgeSettings settings, Reception reception, ProducerTemplate camel) {
        return IntegrationFlow.from(Http.inboundGateway(PATH)
                        .id("wa-webhook")
                        .requestMapping(m -> m.methods(HttpMethod.POST).consumes("application/json"))
                        // Tomcat lower-cases header names and message headers are case-sensitive: read it here.
                        .headerFunction(Reception.SIGNATURE, r -> r.getHeaders().getFirst("X-Hub-Signature-256"))
                        .headerFunction(Reception.STARTED, r -> System.nanoTime())
                        .mappedRequestHeaders()
                        .mappedResponseHeaders()
                        .messageConverters(new LimitedBytesConverter(settings.maxBodyBytes()))
                        .requestPayloadType(byte[].class)
                        .errorChannel(REFUSED))
                .filter(
                        Message.class,
                        reception::genuine,
                        f -> f.discardFlow(
                                d -> d.handle(Message.class, (message, headers) -> reception.unauthorised())))
                .handle(Message.class, (message, headers) -> reception.stamped(message))
                .handle(Camel.gateway(toLog(camel))
                        // An allow-list both ways: nothing from outside becomes a Camel header.
                        .outboundHeaderNames(EdgeHeaders.SOURCE, EdgeHeaders.RECEIVED_AT)
                        .inboundHeaderNames("!*"))
                .handle(Message.class, (message, headers) -> reception.accepted(headers))
                .get();
    }

    /** With a default endpoint: one named by address would be looked up for every message. */
    private static ProducerTemplate toLog(ProducerTemplate camel) {
        ProducerTemplate own = camel.getCamelContext().createProducerTemplate();
        own.setDefaultEndpointUri("direct:wa-ingest");
        return own;
    }

    @Bean
    IntegrationFlow whatsappRefused(Reception reception) {
        return IntegrationFlow.from(REFUSED)
                .handle(Throwable.class, (failure, headers) -> reception.unavailable(failure))
                .get();
    }
}
