package io.puente.gateway.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.fold.FoldWorker;
import io.puente.gateway.PuenteGateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One gateway in this process, with its operator at the telephone. */
record Node(ConfigurableApplicationContext context) implements AutoCloseable {
    static final String OPERATOR = "olga";
    static final String PASSWORD = "a1b2-cluster-operator";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer of an endpoint; an empty document if it has no body. */
    record Answer(int status, JsonNode body) {}

    static Node start(Path data, Map<String, String> settings) {
        var application = new SpringApplication(PuenteGateway.class);
        application.setRegisterShutdownHook(false);
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.add("--server.port=0");
        // Two Camel contexts in one process.
        arguments.add("--spring.jmx.enabled=false");
        arguments.add("--puente.data=" + data);
        return new Node(application.run(arguments.toArray(String[]::new)));
    }

    private URI uri(String path) {
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** @return the status */
    int webhook(byte[] body, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/webhooks/whatsapp"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", signature)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HTTP.send(request, BodyHandlers.discarding()).statusCode();
    }

    Answer ask(String method, String path) throws Exception {
        String credentials = Base64.getEncoder().encodeToString((OPERATOR + ":" + PASSWORD).getBytes());
        return send(request(method, path).header("Authorization", "Basic " + credentials));
    }

    Answer askAsStranger(String method, String path) throws Exception {
        return send(request(method, path));
    }

    private HttpRequest.Builder request(String method, String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofMinutes(1)).method(method, BodyPublishers.noBody());
    }

    private static Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> reply = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(reply.statusCode(), JSON.readTree(reply.body().isEmpty() ? "{}" : reply.body()));
    }

    /** Nothing waits in the log, and the CRM has everything. */
    boolean done() throws Exception {
        long waiting = ask("GET", "/actuator/health/log")
                .body()
                .path("details")
                .path("waiting")
                .asLong(-1);
        return waiting == 0
                && ask("GET", "/api/crms/" + World.CRM).body().path("behind").asLong(-1) == 0;
    }

    boolean folds() {
        return context.getBean(FoldWorker.class).health().folding();
    }

    @Override
    public void close() {
        context.close();
    }
}
