package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.net.URI;
import java.util.Optional;

/** Templates, the subscription of the app, and the facts about a number. */
final class AccountCalls {
    private final Platform platform;
    private final WebhookSender webhooks;

    AccountCalls(Platform platform, WebhookSender webhooks) {
        this.platform = platform;
        this.webhooks = webhooks;
    }

    SimulatorReply listTemplates(SimulatorRequest request) {
        ObjectNode reply = Json.object();
        ArrayNode data = reply.putArray("data");
        Optional<String> name = request.query("name");
        platform.templates.all().stream()
                .filter(template -> name.isEmpty() || name.get().equals(template.name()))
                .forEach(template -> data.add(template.toJson()));
        reply.putObject("paging");
        return SimulatorReply.json(200, reply);
    }

    SimulatorReply createTemplate(SimulatorRequest request) {
        Template created = platform.templates.create(Param.root(body(request)));
        ObjectNode reply = Json.object()
                .put("id", String.valueOf(created.id()))
                .put("status", created.status())
                .put("category", created.category());
        return SimulatorReply.json(200, reply);
    }

    /** With {@code override_callback_uri} it sets the callback, after the handshake. */
    SimulatorReply subscribe(SimulatorRequest request) {
        Param parameters = Param.root(request.body().length == 0 ? Json.object() : body(request));
        parameters.optionalText("override_callback_uri", 200).ifPresent(this::use);
        return SimulatorReply.json(200, Json.object().put("success", true));
    }

    SimulatorReply subscriptions() {
        ObjectNode reply = Json.object();
        ObjectNode app = reply.putArray("data").addObject().putObject("whatsapp_business_api_data");
        app.put("id", "100000000000001").put("name", "Simulated app").put("link", "https://www.example.com/");
        return SimulatorReply.json(200, reply);
    }

    /** With {@code webhook_configuration} it sets the callback, after the handshake. */
    SimulatorReply configure(SimulatorRequest request) {
        Param.root(body(request))
                .object("webhook_configuration")
                .optionalText("override_callback_uri", 200)
                .ifPresent(this::use);
        return SimulatorReply.json(200, Json.object().put("success", true));
    }

    SimulatorReply describe(BusinessNumber number) {
        ObjectNode reply = Json.object()
                .put("verified_name", "Simulated business")
                .put("code_verification_status", "VERIFIED")
                .put("display_phone_number", "+" + number.digits())
                .put("quality_rating", "GREEN")
                .put("platform_type", "CLOUD_API");
        reply.putObject("throughput").put("level", "STANDARD");
        return SimulatorReply.json(200, reply.put("id", number.id()));
    }

    private void use(String callback) {
        String problem;
        try {
            problem = webhooks.verifyAndUse(URI.create(callback));
        } catch (IllegalArgumentException e) {
            problem = "It is no URL";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "The simulator is being stopped";
        }
        if (!problem.isEmpty()) {
            throw new Refusal(400, 2200, "Callback verification failed", problem);
        }
    }

    private static ObjectNode body(SimulatorRequest request) {
        return Json.parseObject(request.text())
                .orElseThrow(() -> Refusal.malformed("The request body must be a JSON object."));
    }
}
