package io.puente.edge;

import java.time.Duration;
import java.util.List;

/**
 * What the edge must know.
 *
 * @param appSecrets secrets of the Meta app, the newest first; several while one is rotated
 * @param verifyToken compared with {@code hub.verify_token}
 * @param maxBodyBytes larger bodies get 413; WhatsApp sends up to 3 MB
 * @param patience how long a caller waits for the commit before it gets 503
 */
public record EdgeSettings(List<String> appSecrets, String verifyToken, int maxBodyBytes, Duration patience) {

    /** https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview: "up to 3 MB". */
    public static final int WHATSAPP_MAX_BODY_BYTES = 3 * 1024 * 1024;

    public static final Duration PATIENCE = Duration.ofSeconds(10);

    public EdgeSettings {
        appSecrets = List.copyOf(appSecrets);
    }

    /** Nothing: every part is a secret. */
    @Override
    public String toString() {
        return "EdgeSettings[" + appSecrets.size() + " app secrets]";
    }
}
