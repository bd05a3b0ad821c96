package io.puente.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.whatsapp.SignatureVerifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The edge alone: its flows, a Camel route that stores what arrives, and switches for what can go wrong behind. */
final class EdgeServer implements AutoCloseable {

    static final String SECRET = "edge-test-secret";
    static final String TOKEN = "edge-test-token";

    private final ServletWebServerApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();

    /** With two request threads. @param patience as in {@link EdgeSettings} */
    EdgeServer(Duration patience) {
        context = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--server.tomcat.threads.max=2",
                        "--spring.main.banner-mode=off",
                        "--edge.patience=" + patience);
    }

    Store store() {
        return context.getBean(Store.class);
    }

    URI uri(String query) {
        return URI.create("http://127.0.0.1:" + context.getWebServer().getPort() + WebhookFlows.PATH + query);
    }

    HttpResponse<String> get(String query) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(query)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder signedPost(byte[] body) {
        return HttpRequest.newBuilder(uri(""))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", Signatures.of(SECRET, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpClient client() {
        return http;
    }

    @Override
    public void close() {
        context.close();
    }

    /** What the route behind the bridge saw, and how it behaves. */
    static final class Store extends AsyncProcessorSupport {
        final List<byte[]> bodies = new CopyOnWriteArrayList<>();
        final List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
        volatile boolean failing;
        volatile CompletableFuture<Void> commit = CompletableFuture.completedFuture(null);
        volatile CountDownLatch arrived = new CountDownLatch(1);

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            arrived.countDown();
            commit.whenComplete((nothing, failure) -> {
                if (failing) {
                    exchange.setException(new java.io.IOException("disk full"));
                } else {
                    headers.add(Map.copyOf(exchange.getMessage().getHeaders()));
                    bodies.add(exchange.getMessage().getBody(byte[].class));
                }
                callback.done(false);
            });
            return false;
        }

        void reset() {
            bodies.clear();
            headers.clear();
            failing = false;
            commit = CompletableFuture.completedFuture(null);
            arrived = new CountDownLatch(1);
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            exclude = {
                io.puente.boot.PuenteAutoConfiguration.class,
                DataSourceAutoConfiguration.class,
                SecurityAutoConfiguration.class,
                ManagementWebSecurityAutoConfiguration.class
            })
    @Import(WebhookFlows.class)
    static class Application {

        @Bean
        EdgeSettings edgeSettings(@Value("${edge.patience}") Duration patience) {
            return new EdgeSettings(
                    List.of("the-next-secret", SECRET), TOKEN, EdgeSettings.WHATSAPP_MAX_BODY_BYTES, patience);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Store store() {
            return new Store();
        }

        @Bean
        RoutesBuilder ingest(Store store) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:wa-ingest").routeId("wa-ingest").process(store);
                }
            };
        }
    }

    /** Signs as Meta does. */
    static final class Signatures {
        private Signatures() {}

        static String of(String secret, byte[] body) {
            try {
                var mac = javax.crypto.Mac.getInstance("HmacSHA256");
                mac.init(new javax.crypto.spec.SecretKeySpec(
                        secret.getBytes(java.nio.charset.StandardCharsets.UTF_8), "HmacSHA256"));
                String signature = "sha256=" + java.util.HexFormat.of().formatHex(mac.doFinal(body));
                if (!new SignatureVerifier(List.of(secret)).verify(body, signature)) {
                    throw new IllegalStateException("the test signs wrongly");
                }
                return signature;
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
