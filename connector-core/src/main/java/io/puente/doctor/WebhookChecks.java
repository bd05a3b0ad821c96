package io.puente.doctor;

import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Does to our own webhook what Meta does to it: the handshake from outside, and a signed body from here. */
final class WebhookChecks {

    /** What erased content is replaced by, so that nobody looks for an update in it. Always the same: the log keeps one. */
    private static final byte[] NOTHING = "{\"erased\":true}".getBytes(StandardCharsets.UTF_8);

    private final WhatsAppSetup setup;
    private final Transport outside;
    private final Transport inside;
    private final RandomGenerator random;

    WebhookChecks(WhatsAppSetup setup, Transport outside, Transport inside, RandomGenerator random) {
        this.setup = setup;
        this.outside = outside;
        this.inside = inside;
        this.random = random;
    }

    List<Check> all() {
        return List.of(
                new NamedCheck("whatsapp.callback", "whatsapp", this::callback),
                new NamedCheck("whatsapp.signature", "whatsapp", this::signature));
    }

    private List<Finding> callback(Check check) throws InterruptedException {
        URI address = setup.publicAddress();
        if (address == null) {
            return List.of(new Finding(
                    check.id(),
                    check.subject(),
                    Result.SKIPPED,
                    "whether WhatsApp reaches the webhook is not known: puente.whatsapp.public-address is not set",
                    "set it to the callback address as it is entered at Meta, https://your-host/webhooks/whatsapp",
                    Places.CALLBACK));
        }
        String challenge = Long.toString(random.nextLong(1_000_000_000L, 10_000_000_000L));
        String token = setup.verifyToken() == null ? "" : setup.verifyToken();
        String uri = address + "?hub.mode=subscribe&hub.challenge=" + challenge + "&hub.verify_token="
                + Graph.encoded(token);
        String cure =
                "open the way from the internet to the gateway: DNS, firewall, reverse proxy, and a certificate of a"
                        + " public authority, since Meta refuses self-signed ones";
        HttpReply reply;
        try {
            reply = outside.exchange(new HttpCall("GET", uri, Map.of(), new byte[0]));
        } catch (TargetFailure failure) {
            return List.of(Finding.failed(
                    check,
                    address + " does not answer (" + failure.failure().kind() + "); tried from this machine, whose"
                            + " network may differ from Meta's",
                    cure,
                    ""));
        }
        if (reply.status() == 200 && reply.text().equals(challenge)) {
            boolean plain = "http".equals(address.getScheme());
            return List.of(
                    plain
                            ? Finding.warning(
                                    check,
                                    address + " answers the handshake, but without TLS, which Meta does not take",
                                    "put TLS in front of the gateway and set the https address",
                                    "")
                            : Finding.ok(check, address + " answers the handshake"));
        }
        if (reply.status() == 403 || reply.status() == 401) {
            return List.of(Finding.failed(
                    check,
                    address + " refuses the verify token (" + reply.status() + "); another gateway, or something before"
                            + " it that demands a login",
                    "let GET and POST of /webhooks/whatsapp through to this gateway without a login",
                    ""));
        }
        return List.of(Finding.failed(
                check,
                address + " answers " + reply.status()
                        + " and not the bare challenge: it is not this gateway's webhook",
                cure,
                ""));
    }

    private List<Finding> signature(Check check) throws InterruptedException {
        Optional<URI> here = setup.localAddress().get();
        if (here.isEmpty()) {
            return List.of(Finding.skipped(check, "no gateway runs here"));
        }
        if (setup.appSecrets().isEmpty()) {
            return List.of(Finding.failed(
                    check,
                    "there is no app secret, so no webhook can be accepted",
                    "set puente.whatsapp.app-secrets",
                    Places.APP_SECRET));
        }
        try {
            for (int i = 0; i < setup.appSecrets().size(); i++) {
                int signed = post(here.get(), hmac(setup.appSecrets().get(i)));
                if (signed != 200) {
                    return List.of(Finding.failed(
                            check,
                            "a body signed with app secret " + (i + 1) + " is answered with " + signed
                                    + " instead of 200",
                            signed == 503
                                    ? "the log cannot be written: see gateway.data"
                                    : "look at what stands before the gateway and changes bodies or headers",
                            ""));
                }
            }
            int forged = post(here.get(), hmac("not the secret of any app"));
            if (forged != 401) {
                return List.of(Finding.failed(
                        check,
                        "a body with a wrong signature is answered with " + forged + " instead of 401",
                        "stop the gateway and report this: anybody could send messages in your customers' names",
                        ""));
            }
            return List.of(Finding.ok(check, "signed bodies are accepted, others are refused"));
        } catch (TargetFailure failure) {
            return List.of(Finding.failed(
                    check,
                    "the gateway's own webhook at " + here.get() + " does not answer ("
                            + failure.failure().kind() + ")",
                    "look at the gateway's log; is server.address another than this machine's loopback?",
                    ""));
        }
    }

    private int post(URI address, String signature) throws TargetFailure, InterruptedException {
        return inside.exchange(new HttpCall(
                        "POST",
                        address.toString(),
                        Map.of("Content-Type", "application/json", "X-Hub-Signature-256", signature),
                        NOTHING))
                .status();
    }

    private static String hmac(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(NOTHING));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
