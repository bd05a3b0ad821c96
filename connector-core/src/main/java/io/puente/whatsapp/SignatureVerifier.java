package io.puente.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code X-Hub-Signature-256}: {@code sha256=} and the hex HMAC-SHA256 of the raw bytes with the app secret. The
 * bytes must be those of the request, not JSON written again. Thread-safe. There is no time in the signature: a captured
 * request stays valid for ever, and doing its work twice is prevented elsewhere.
 */
public final class SignatureVerifier {

    private static final String PREFIX = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int HEX_LENGTH = 64;

    private final List<SecretKeySpec> keys;
    // Looking up the provider costs more than the hash of a small body.
    private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(SignatureVerifier::newMac);

    /** @param secrets at least one; several while a secret is being changed, or for several apps on one address */
    public SignatureVerifier(List<String> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("app secrets: at least one is needed, and none may be blank");
        }
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /** False for a missing or malformed header. Takes the same time whichever of its digits are wrong. */
    public boolean verify(byte[] rawBody, @Nullable String header) {
        if (header == null || header.length() != PREFIX.length() + HEX_LENGTH || !header.startsWith(PREFIX)) {
            return false;
        }
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(header, PREFIX.length(), header.length());
        } catch (IllegalArgumentException notHex) {
            return false;
        }
        boolean valid = false;
        for (SecretKeySpec key : keys) {
            valid |= MessageDigest.isEqual(hmac(key, rawBody), claimed);
        }
        return valid;
    }

    private byte[] hmac(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = macs.get();
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an HMAC key of any length is valid", e);
        }
    }

    private static Mac newMac() {
        try {
            return Mac.getInstance(ALGORITHM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "SignatureVerifier[" + keys.size() + " secret(s)]";
    }
}
