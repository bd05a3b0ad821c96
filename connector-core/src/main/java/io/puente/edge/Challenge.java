package io.puente.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.http.HttpStatus;
import org.springframework.integration.http.HttpHeaders;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.util.MultiValueMap;

/**
 * Answers WhatsApp's verification request: the bare challenge if the token is ours, otherwise 403. The request carries
 * no signature.
 */
final class Challenge {

    private final byte[] verifyToken;

    Challenge(String verifyToken) {
        this.verifyToken = verifyToken.getBytes(StandardCharsets.UTF_8);
    }

    Message<String> answer(MultiValueMap<String, String> parameters) {
        String token = parameters.getFirst("hub.verify_token");
        String challenge = parameters.getFirst("hub.challenge");
        boolean ours = "subscribe".equals(parameters.getFirst("hub.mode"))
                && challenge != null
                && token != null
                && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), verifyToken);
        return MessageBuilder.withPayload(ours ? challenge : "")
                .setHeader(HttpHeaders.STATUS_CODE, ours ? HttpStatus.OK : HttpStatus.FORBIDDEN)
                // Plain text, not JSON: a challenge in quotes fails the verification. nosniff: it is the caller's text.
                .setHeader("Content-Type", "text/plain")
                .setHeader("X-Content-Type-Options", "nosniff")
                .build();
    }
}
