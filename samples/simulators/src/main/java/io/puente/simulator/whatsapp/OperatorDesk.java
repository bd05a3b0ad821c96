package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a person at the simulator can do beyond the shared endpoints: {@code GET /} and {@code GET /_sim/messages} show
 * what happened; {@code POST /_sim/say}, {@code /_sim/statuses}, {@code /_sim/redeliver}, {@code /_sim/callback} and
 * {@code /_sim/token} make something happen.
 */
final class OperatorDesk {
    private final Platform platform;
    private final WebhookSender webhooks;
    private final Deliveries deliveries;

    OperatorDesk(Platform platform, WebhookSender webhooks, Deliveries deliveries) {
        this.platform = platform;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
    }

    SimulatorReply handle(SimulatorRequest request) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET /" ->
                    SimulatorReply.html(
                            200, WhatsAppPage.render(platform.messages.all(), webhooks.latest(), webhooks.pending()));
                case "GET /_sim/messages" -> SimulatorReply.json(200, overview());
                case "POST /_sim/say" -> say(request);
                case "POST /_sim/statuses" -> {
                    List<Delivery> played = deliveries.play(Deliveries.ALL_STAGES);
                    yield SimulatorReply.json(200, Json.object().put("webhooks", played.size()));
                }
                case "POST /_sim/redeliver" -> {
                    webhooks.redeliverPending();
                    yield SimulatorReply.json(200, Json.object().put("pending", webhooks.pending()));
                }
                case "POST /_sim/callback" -> callback(field(request, "url").orElse(""));
                case "POST /_sim/token" -> {
                    platform.token(field(request, "token").or(() -> Optional.of(platform.settings.accessToken())));
                    yield SimulatorReply.empty(204);
                }
                default -> SimulatorReply.json(404, Json.object().put("error", "No such endpoint: " + request.path()));
            };
        } catch (IllegalArgumentException | IllegalStateException e) {
            return error(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return error("The simulator is being stopped");
        }
    }

    /** A customer writes; from the form of the page, or from the shell as JSON. */
    private SimulatorReply say(SimulatorRequest request) throws InterruptedException {
        String phone = field(request, "phone").orElse("").replaceAll("\\D", "");
        String text = field(request, "text").orElse("");
        String name = field(request, "name").filter(given -> !given.isBlank()).orElse("Customer");
        if (phone.length() < 7 || phone.length() > 15 || text.isBlank()) {
            throw new IllegalArgumentException(
                    "Give {\"phone\": \"15550100001\", \"name\": \"Ana\", \"text\": \"Hello\"}; phone has 7 to 15 digits");
        }
        Update message = platform.customer(Person.withPhone(name, phone, "US")).text(text);
        Delivery delivery = deliveries.deliver(List.of(message));
        if (isForm(request)) {
            return SimulatorReply.empty(303).header("Location", "/");
        }
        return SimulatorReply.json(
                200, Json.object().put("wamid", message.id()).put("callbackAnswered", delivery.status()));
    }

    private SimulatorReply callback(String url) throws InterruptedException {
        String problem = webhooks.verifyAndUse(URI.create(url));
        return problem.isEmpty() ? SimulatorReply.json(200, Json.object().put("callback", url)) : error(problem);
    }

    private ObjectNode overview() {
        ObjectNode overview = Json.object();
        ArrayNode messages = overview.putArray("messages");
        for (SentMessage message : platform.messages.all()) {
            ObjectNode row = messages.addObject()
                    .put("wamid", message.id())
                    .put("acceptedAt", message.acceptedAt().toString())
                    .put("type", message.type())
                    .put("lost", message.lost());
            row.set("content", message.content());
        }
        ArrayNode calls = overview.putArray("webhooks");
        for (Delivery delivery : webhooks.latest()) {
            calls.addObject()
                    .put("number", delivery.number())
                    .put("firstAt", delivery.firstAt().toString())
                    .put("bytes", delivery.bytes())
                    .put("attempts", delivery.attempts())
                    .put("status", delivery.status())
                    .put("millis", delivery.took().toMillis());
        }
        ArrayNode read = overview.putArray("markedRead");
        platform.messages.markedRead().forEach(read::add);
        return overview.put("pendingWebhooks", webhooks.pending());
    }

    /** The shell's curl sends JSON under the form's type unless told otherwise, so the body decides too. */
    private static boolean isForm(SimulatorRequest request) {
        return Json.parseObject(request.text()).isEmpty()
                && request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    }

    private static Optional<String> field(SimulatorRequest request, String name) {
        return Json.parseObject(request.text())
                .map(body -> Optional.ofNullable(body.get(name)).map(node -> node.asText()))
                .orElseGet(() -> request.form(name));
    }

    private static SimulatorReply error(String problem) {
        return SimulatorReply.json(400, Json.object().put("error", problem));
    }
}
