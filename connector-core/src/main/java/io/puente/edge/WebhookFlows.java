package io.puente.edge;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.http.dsl.Http;
import org.springframework.messaging.Message;
import org.springframework.util.MultiValueMap;

/**
 * The two flows of {@code /webhooks/whatsapp}. The POST is answered by what the Camel route {@code wa-ingest} came to:
 * 200 only after the commit. No thread waits for that meanwhile: waking one for each request would cost more than the
 * commit itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableIntegration
public class WebhookFlows {

    /** Where WhatsApp sends webhooks to. */
    public static final String PATH = "/webhooks/whatsapp";

    private static final String REFUSED = "wa-refused";

    @Bean
    Reception reception(EdgeSettings settings, CamelContext camel, Clock clock, MeterRegistry meters) {
        return new Reception(settings, new CamelBridge(camel, clock), clock, meters);
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
    IntegrationFlow whatsappWebhook(EdgeSettings settings, Reception reception) {
        return IntegrationFlow.from(Http.inboundChannelAdapter(PATH)
                        .id("wa-webhook")
                        .requestMapping(m -> m.methods(HttpMethod.POST).consumes("application/json"))
                        // Tomcat lower-cases header names and message headers are case-sensitive: read it here.
                        .headerFunction(Reception.SIGNATURE, r -> r.getHeaders().getFirst("X-Hub-Signature-256"))
                        .mappedRequestHeaders()
                        .messageConverters(new LimitedBytesConverter(settings.maxBodyBytes()))
                        .requestPayloadType(byte[].class)
                        .errorChannel(REFUSED))
                .filter(
                        Message.class,
                        reception::genuine,
                        f -> f.discardFlow(d -> d.handle(message -> reception.unauthorised())))
                .handle(message -> reception.accept((byte[]) message.getPayload()))
                .get();
    }

    @Bean
    IntegrationFlow whatsappRefused(Reception reception) {
        return IntegrationFlow.from(REFUSED)
                .handle(failure -> reception.failed((Throwable) failure.getPayload()))
                .get();
    }
}
