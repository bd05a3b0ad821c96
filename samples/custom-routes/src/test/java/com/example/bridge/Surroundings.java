package com.example.bridge;

import com.sun.net.httpserver.HttpServer;
import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.simulator.salesforce.oauth.ConnectedApp;
import io.puente.simulator.whatsapp.WhatsAppSettings;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What the application talks to: WhatsApp, Salesforce, and the operations room that hears its notices. */
final class Surroundings implements AutoCloseable {

    final WhatsAppSimulator whatsapp = WhatsAppSimulator.start(
            WhatsAppSettings.demo().withPort(0).withSecrets("bridge-token", "bridge-app-secret", "bridge-verify"));
    final SalesforceSimulator salesforce = SalesforceSimulator.start(SalesforceSimulatorSettings.demo()
            .withApps(List.of(new ConnectedApp(
                    "bridge-client",
                    "bridge-secret",
                    SalesforceSimulatorSettings.demo().username(),
                    null,
                    null))));
    final List<String> notices = new CopyOnWriteArrayList<>();
    private final HttpServer operationsRoom;

    Surroundings() {
        try {
            operationsRoom = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        operationsRoom.createContext("/notices", exchange -> {
            notices.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        operationsRoom.start();
    }

    void settings(DynamicPropertyRegistry settings, Path folder) {
        settings.add("puente.data", () -> folder.resolve("data").toString());
        settings.add("puente.whatsapp.app-secrets", () -> "bridge-app-secret");
        settings.add("puente.whatsapp.verify-token", () -> "bridge-verify");
        settings.add("puente.whatsapp.graph.base-uri", () -> whatsapp.baseUri().toString());
        settings.add("puente.whatsapp.graph.token", () -> "bridge-token");
        settings.add("puente.targets.salesforce.linger", () -> "50ms");
        settings.add(
                "puente.targets.salesforce.settings.login-url",
                () -> salesforce.baseUri().toString());
        settings.add("puente.targets.salesforce.settings.client-id", () -> "bridge-client");
        settings.add("puente.targets.salesforce.settings.client-secret", () -> "bridge-secret");
        settings.add("bridge.archive", () -> folder.resolve("archive").toString());
        settings.add("bridge.drop", () -> folder.resolve("drop").toString());
        settings.add("bridge.drop-every", () -> "100");
        settings.add(
                "bridge.notices.to",
                () -> "http://127.0.0.1:" + operationsRoom.getAddress().getPort() + "/notices");
        settings.add("bridge.notices.every", () -> "100");
        settings.add("bridge.office-hours.check-every", () -> "50");
    }

    @Override
    public void close() {
        operationsRoom.stop(0);
        whatsapp.close();
        salesforce.close();
    }
}
