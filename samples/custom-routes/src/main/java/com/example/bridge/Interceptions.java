package com.example.bridge;

import io.puente.route.PuenteHeaders;
import io.puente.route.RouteIds;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/** What this application does around Puente's own routes, by their documented ids. */
@Component
class Interceptions extends RouteConfigurationBuilder {

    private final DeliveryAudit audit;

    Interceptions(DeliveryAudit audit) {
        this.audit = audit;
    }

    @Override
    public void configuration() {
        // After the commit, beside the answer: an archive that fails or is slow neither refuses nor delays a webhook.
        routeConfiguration()
                .onCompletion()
                .onCompleteOnly()
                .parallelProcessing()
                .onWhen(simple("${fromRouteId} == '" + RouteIds.INGEST + "'"))
                .setHeader("CamelFileName", simple("${header[" + PuenteHeaders.RECEIVED_AT + "]}-${exchangeId}.json"))
                .to("file:{{bridge.archive}}?tempPrefix=.");

        routeConfiguration().interceptFrom("outbox:*").process(audit::begins);
        routeConfiguration()
                .onCompletion()
                .onWhen(simple("${fromRouteId} startsWith 'crm-drain-'"))
                .process(audit::ended);
    }
}
