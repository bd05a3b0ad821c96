package io.puente.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes contact keys: HMAC-SHA-256 of the first identity under a secret of the installation. A plain hash of a phone
 * number could be reversed by trying all numbers. Changing the secret makes new keys for new people only. Thread-safe.
 */
public final class ContactKeys {

    private final SecretKeySpec secret;

    /** @throws IllegalArgumentException if the secret is shorter than 16 bytes */
    public ContactKeys(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("the secret for contact keys needs at least 16 bytes");
        }
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The key of a person whose first identity this is. The same identity always gives the same key. */
    public ContactKey of(Identity first) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            String text = first.kind() + "\0" + first.scope() + "\0" + first.value();
            return new ContactKey(KeyText.of(mac.doFinal(text.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
