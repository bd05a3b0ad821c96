package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Templates, the subscription of the app, and the facts about a number. */
final class AccountCalls {
    private final Platform platform;
    private final WebhookSender webhooks;

    AccountCalls(Platform platform, WebhookSender webhooks) {
        this.platform = platform;
        this.webhooks = webhooks;
    }

    SimulatorReply listTemplates(SimulatorRequest request) {
        Optional<String> name = request.query("name");
        return Pages.page(
                request,
                platform.templates.all().stream()
                        .filter(template -> name.isEmpty() || name.get().equals(template.name()))
                        .map(Template::toJson)
                        .toList());
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
        platform.grant.subscribed(true);
        return SimulatorReply.json(200, Json.object().put("success", true));
    }

    SimulatorReply unsubscribe() {
        platform.grant.subscribed(false);
        return SimulatorReply.json(200, Json.object().put("success", true));
    }

    SimulatorReply subscriptions() {
        ObjectNode reply = Json.object();
        ArrayNode data = reply.putArray("data");
        if (platform.grant.subscribed()) {
            data.addObject()
                    .putObject("whatsapp_business_api_data")
                    .put("id", AppGrant.APP_ID)
                    .put("name", "Simulated app")
                    .put("link", "https://www.example.com/");
        }
        return SimulatorReply.json(200, reply);
    }

    SimulatorReply numbers(SimulatorRequest request) {
        return Pages.page(
                request,
                platform.settings.numbers().stream().map(AccountCalls::facts).toList());
    }

    /** A token that is not known is told about too: {@code is_valid} is false. */
    SimulatorReply debugToken(SimulatorRequest request) {
        String asked = request.query("input_token").orElseThrow(() -> Refusal.missing("input_token"));
        ObjectNode data = Json.object();
        data.put("app_id", AppGrant.APP_ID).put("application", "Simulated app").put("type", "SYSTEM_USER");
        boolean valid = platform.isToken(asked);
        Instant expires = platform.grant.expiresAt();
        data.put("is_valid", valid).put("expires_at", expires == null ? 0 : expires.getEpochSecond());
        ArrayNode scopes = data.putArray("scopes");
        ArrayNode granular = data.putArray("granular_scopes");
        for (String scope : valid ? platform.grant.scopes() : Set.<String>of()) {
            scopes.add(scope);
            if (scope.startsWith("whatsapp_business_")) {
                granular.addObject().put("scope", scope).putArray("target_ids").add(platform.settings.wabaId());
            }
        }
        return SimulatorReply.json(200, Json.object().set("data", data));
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
        return SimulatorReply.json(200, facts(number));
    }

    private static ObjectNode facts(BusinessNumber number) {
        ObjectNode reply = Json.object()
                .put("verified_name", "Simulated business")
                .put("code_verification_status", "VERIFIED")
                .put("display_phone_number", "+" + number.digits())
                .put("quality_rating", "GREEN")
                .put("platform_type", "CLOUD_API");
        reply.putObject("throughput").put("level", "STANDARD");
        return reply.put("id", number.id());
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
