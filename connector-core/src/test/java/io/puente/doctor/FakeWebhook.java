package io.puente.doctor;

import io.puente.spi.HttpCall;
import io.puente.spi.HttpReply;
import io.puente.spi.Transport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A gateway's webhook: checks the handshake and signatures. Thread-safe. */
final class FakeWebhook implements Transport {
    static final String PATH = "/webhooks/whatsapp";

    private final String secret;
    private final String verifyToken;
    private volatile boolean credulous;

    FakeWebhook(String secret, String verifyToken) {
        this.secret = secret;
        this.verifyToken = verifyToken;
    }

    void acceptEverything() {
        credulous = true;
    }

    @Override
    public HttpReply exchange(HttpCall call) {
        URI uri = URI.create(call.uri());
        if (!uri.getPath().equals(PATH)) {
            return reply(404, "");
        }
        if (call.method().equals("GET")) {
            String query = "&" + uri.getQuery() + "&";
            String challenge = query.replaceFirst(".*&hub.challenge=([^&]*)&.*", "$1");
            return query.contains("&hub.verify_token=" + verifyToken + "&") ? reply(200, challenge) : reply(403, "");
        }
        boolean genuine = signature(call.body()).equals(call.headers().get("X-Hub-Signature-256"));
        return reply(genuine || credulous ? 200 : 401, "");
    }

    private static HttpReply reply(int status, String body) {
        return new HttpReply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
