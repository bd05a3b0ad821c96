package io.puente.route;

import org.apache.camel.builder.RouteBuilder;

/** The template of the way to a CRM alone, for a program that asks CRMs without receiving or delivering anything. */
public final class HttpRoutes extends RouteBuilder {

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        template(this);
    }

    static void template(RouteBuilder routes) {
        // The address comes with each call; the one here is never used.
        routes.routeTemplate(RouteIds.HTTP_TEMPLATE)
                .templateParameter("connection")
                .from("direct:crm-http-{{connection}}")
                .to("http://crm.invalid?httpClient=#" + TargetRoutes.HTTP_CLIENT + "{{connection}}"
                        + "&throwExceptionOnFailure=false&copyHeaders=false&followRedirects=false&headerFilterStrategy=#"
                        + TargetRoutes.HTTP_HEADERS);
    }
}
