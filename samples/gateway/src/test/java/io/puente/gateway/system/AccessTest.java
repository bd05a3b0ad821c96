package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Closed to strangers: what the running gateway offers is asked for, one by one. */
class AccessTest {
    private static final Set<String> OPEN =
            Set.of("GET /webhooks/whatsapp", "POST /webhooks/whatsapp", "GET /actuator/health/liveness");
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;

    @TempDir
    static Path folder;

    private static Platforms platforms;
    private static GatewayHere gateway;

    @BeforeAll
    static void start() {
        platforms = Platforms.start();
        platforms.salesforce().server().down(true);
        gateway = GatewayHere.start(folder, platforms.settings());
    }

    @AfterAll
    static void stop() {
        gateway.close();
        platforms.close();
    }

    @Test
    void everyMappedEndpointButWebhookAndLivenessRefusesStrangers() throws Exception {
        Set<String> mapped = mapped();
        assertThat(mapped)
                .contains(
                        "POST /webhooks/whatsapp",
                        "POST /api/consents",
                        "POST /api/crms/x/provision",
                        "POST /api/attention/replay",
                        "POST /api/crms/x/mapping/activate",
                        "POST /api/crms/x/mapping/rollback",
                        "GET /api/crms/x/mapping/versions",
                        "GET /api/remaps",
                        "GET /api/remaps/x",
                        "GET /api/remaps/x/people",
                        "POST /api/remaps/x/apply",
                        "DELETE /api/remaps/x",
                        "GET /api/crms/x/drift",
                        "POST /api/crms/x/drift",
                        "GET /api/doctor",
                        "GET /actuator",
                        "GET /actuator/prometheus",
                        "GET /actuator/health/x");
        var open = new TreeSet<String>();
        for (String endpoint : mapped) {
            String[] parts = endpoint.split(" ");
            if (Operator.anonymousStatus(gateway.uri(), parts[0], parts[1]) != UNAUTHORISED) {
                open.add(endpoint);
            }
        }
        open.removeAll(OPEN);
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/favicon.ico",
                "/api",
                "/nothing-here",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/health/liveness/x",
                "/webhooks",
                "/webhooks/whatsapp/other",
                "/error"
            })
    void whatIsNotMappedIsNotToldEither(String path) throws Exception {
        assertThat(Operator.anonymousStatus(gateway.uri(), "GET", path)).isEqualTo(UNAUTHORISED);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1, 403",
        "GET, /actuator/health/liveness, 200",
        "POST, /webhooks/whatsapp, 415",
        "POST, /actuator/health/liveness, 401"
    })
    void theOpenOnesAnswerByThemselves(String method, String path, int status) throws Exception {
        assertThat(Operator.anonymousStatus(gateway.uri(), method, path)).isEqualTo(status);
    }

    /** The webhook passes by the filters that guard the rest: no spelling of another address may do so too. */
    @ParameterizedTest
    @CsvSource({
        "POST, /webhooks/whatsapp/../../api/crms/sales/pause, 400",
        "POST, /webhooks/whatsapp/..;/..;/api/crms/sales/pause, 400",
        "POST, /webhooks/whatsapp/%2e%2e/%2e%2e/api/crms/sales/pause, 400",
        "POST, /webhooks/whatsapp%2f..%2f..%2fapi/crms/sales/pause, 400",
        "POST, /webhooks/whatsapp/./../../api/crms/sales/pause, 400",
        "GET, /webhooks/whatsapp/../../api/crms, 400",
        "GET, /webhooks/whatsapp;/../../api/crms, 400",
        "POST, //webhooks/whatsapp, 400",
        "POST, /webhooks//whatsapp, 400",
        "POST, /webhooks/whatsapp;a=b, 400",
        "POST, /webhooks/whatsapp%00, 400",
        "POST, /webhooks/whatsapp\\..\\api, 400",
        "POST, /webhooks/whatsapp/, 401",
        "POST, /webhooks/WhatsApp, 401",
        "POST, /webhooks/whatsap%70, 415",
        "POST, /webhooks/whatsapp?/../../api/crms/sales/pause, 415",
        "POST, http://127.0.0.1/webhooks/whatsapp, 415",
        "POST, http://127.0.0.1/api/crms/sales/pause, 401",
        "PUT, /webhooks/whatsapp, 405",
        "PATCH, /webhooks/whatsapp, 405",
        "DELETE, /webhooks/whatsapp, 405",
        "TRACE, /webhooks/whatsapp, 400",
        "post, /webhooks/whatsapp, 400"
    })
    void noSpellingLeadsPastTheGuards(String method, String target, int status) throws Exception {
        assertThat(RawRequest.status(gateway.uri(), method, target)).isEqualTo(status);
    }

    @Test
    void aWebhookWithoutSignatureIsRefused() throws Exception {
        byte[] body = platforms
                .whatsapp()
                .webhook(platforms.whatsapp().customer("Eve", "15550107720").text("x"));
        assertThat(new WebhookPoster(platforms.whatsapp()).post(gateway.uri(), body, "sha256=00"))
                .isEqualTo(UNAUTHORISED);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/prometheus",
        "GET, /actuator/metrics",
        "GET, /actuator/health",
    })
    void metricsAreForMetrics(String method, String path) throws Exception {
        URI uri = gateway.uri();
        assertThat(Operator.METRICS.status(uri, method, path)).isEqualTo(200);
        assertThat(Operator.OPERATOR.status(uri, method, path)).isEqualTo(200);
        assertThat(Operator.DESK.status(uri, method, path)).isEqualTo(FORBIDDEN);
    }

    @Test
    void consentsAreForDesks() throws Exception {
        URI uri = gateway.uri();
        assertThat(Operator.DESK.status(uri, "POST", "/api/consents")).isEqualTo(400);
        assertThat(Operator.METRICS.status(uri, "POST", "/api/consents")).isEqualTo(FORBIDDEN);
    }

    @Test
    void operationsAreForOperators() throws Exception {
        URI uri = gateway.uri();
        for (String endpoint : mapped()) {
            String[] parts = endpoint.split(" ");
            if (parts[1].startsWith("/api/") && !endpoint.equals("POST /api/consents")) {
                assertThat(Operator.DESK.status(uri, parts[0], parts[1]))
                        .as(endpoint)
                        .isEqualTo(FORBIDDEN);
                assertThat(Operator.METRICS.status(uri, parts[0], parts[1]))
                        .as(endpoint)
                        .isEqualTo(FORBIDDEN);
            }
        }
        assertThat(Operator.OPERATOR.status(uri, "GET", "/api/crms")).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/crms/sales/mapping/versions, 200",
        "POST, /api/crms/nobody/mapping/activate, 400",
        "POST, /api/crms/nobody/mapping/rollback, 400",
        "GET, /api/remaps, 200",
        "GET, /api/remaps/99, 400",
        "GET, /api/remaps/99/people, 400",
        "POST, /api/remaps/99/apply, 400",
        "DELETE, /api/remaps/99, 400",
        "GET, /api/crms/sales/drift, 200",
        "POST, /api/crms/nobody/drift, 400",
        "GET, /api/doctor?subject=gateway, 200",
    })
    void mappingsAndChecksAreForOperators(String method, String path, int status) throws Exception {
        URI uri = gateway.uri();
        assertThat(Operator.OPERATOR.status(uri, method, path)).isEqualTo(status);
        assertThat(Operator.DESK.status(uri, method, path)).isEqualTo(FORBIDDEN);
        assertThat(Operator.METRICS.status(uri, method, path)).isEqualTo(FORBIDDEN);
        assertThat(Operator.anonymousStatus(uri, method, path)).isEqualTo(UNAUTHORISED);
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        var impostor = new Operator(Operator.OPERATOR.name(), "wrong-password", "operator");
        assertThat(impostor.status(gateway.uri(), "GET", "/api/crms")).isEqualTo(UNAUTHORISED);
    }

    /** Controllers, Actuator and Spring Integration alike; variables of paths are filled with an x. */
    private static Set<String> mapped() {
        var endpoints = new TreeSet<String>();
        gateway.context()
                .getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> add(info, endpoints)));
        return endpoints;
    }

    private static void add(RequestMappingInfo info, Set<String> endpoints) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String pattern : info.getPatternValues()) {
            String path = pattern.replaceAll("\\{\\*?[^}]+}", "x").replaceAll("/\\*\\*$", "/x");
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods) {
                endpoints.add(method + " " + path);
            }
        }
    }
}
