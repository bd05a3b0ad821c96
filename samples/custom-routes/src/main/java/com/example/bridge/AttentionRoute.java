package com.example.bridge;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Tells the operations room when records need attention, and when none do any more. What could not be told is told at
 * the next look.
 */
@Component
class AttentionRoute extends RouteBuilder {

    private final AttentionNews news;

    AttentionRoute(AttentionNews news) {
        this.news = news;
    }

    @Override
    public void configure() {
        from("timer:bridge-attention?period={{bridge.notices.every}}&includeMetadata=false")
                .routeId("bridge-attention")
                .process(news::look)
                .filter(body().isNotNull())
                .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                .to("{{bridge.notices.to}}")
                .process(news::told);
    }
}
