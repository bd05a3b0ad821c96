package io.puente.simulator.whatsapp;

import io.puente.simulator.SimulatorHandler;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Leads each call to where it is answered, and turns refusals into the platform's error bodies. */
final class GraphApi implements SimulatorHandler {
    private static final Pattern VERSION = Pattern.compile("v[0-9]{1,3}\\.[0-9]");

    private final Platform platform;
    private final MessageCalls messages;
    private final MediaCalls media;
    private final AccountCalls account;
    private final OperatorDesk desk;
    private final Runnable onReset;

    GraphApi(Platform platform, MessageCalls messages, AccountCalls account, OperatorDesk desk, Runnable onReset) {
        this.platform = platform;
        this.messages = messages;
        this.media = new MediaCalls(platform.media);
        this.account = account;
        this.desk = desk;
        this.onReset = onReset;
    }

    @Override
    public SimulatorReply handle(SimulatorRequest request) {
        if (request.path().equals("/") || request.path().startsWith("/_sim/")) {
            return desk.handle(request);
        }
        try {
            platform.checkToken(request.header("Authorization"));
            platform.checkProof(request.query("appsecret_proof"));
            return request.path().equals(MediaStore.PATH) ? media.download(request) : graph(request);
        } catch (Refusal refusal) {
            return refusal.toReply(platform.ids.trace());
        }
    }

    private SimulatorReply graph(SimulatorRequest request) {
        List<String> parts = request.segments();
        if (parts.size() < 2
                || parts.size() > 3
                || !VERSION.matcher(parts.get(0)).matches()) {
            throw new Refusal(400, 2500, "Unknown path components", request.path());
        }
        String id = parts.get(1);
        String edge = parts.size() == 3 ? parts.get(2) : "";
        Optional<BusinessNumber> number = platform.number(id);
        if (number.isPresent()) {
            return switch (request.method() + " " + edge) {
                case "POST messages" -> messages.handle(number.get(), request);
                case "POST media" -> media.upload(request);
                case "GET " -> account.describe(number.get());
                case "POST " -> account.configure(request);
                default -> throw Refusal.noSuchObject(id);
            };
        }
        if (id.equals("debug_token") && edge.isEmpty() && request.method().equals("GET")) {
            return account.debugToken(request);
        }
        if (id.equals(platform.settings.wabaId())) {
            platform.grant.checkManagement();
            return switch (request.method() + " " + edge) {
                case "GET message_templates" -> account.listTemplates(request);
                case "POST message_templates" -> account.createTemplate(request);
                case "GET subscribed_apps" -> account.subscriptions();
                case "POST subscribed_apps" -> account.subscribe(request);
                case "DELETE subscribed_apps" -> account.unsubscribe();
                case "GET phone_numbers" -> account.numbers(request);
                default -> throw Refusal.noSuchObject(id);
            };
        }
        return switch (request.method() + " " + edge) {
            case "GET " -> media.resolve(id);
            case "DELETE " -> media.delete(id);
            default -> throw Refusal.noSuchObject(id);
        };
    }

    @Override
    public String pathTemplate(SimulatorRequest request) {
        return request.path().replaceFirst("^/v[0-9.]+/[0-9]+", "/{version}/{id}");
    }

    @Override
    public void expireTokens() {
        platform.token(Optional.empty());
    }

    @Override
    public void reset() {
        platform.reset();
        onReset.run();
    }
}
