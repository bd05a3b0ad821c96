package io.puente.simulator.salesforce.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

/**
 * A signed assertion of the JWT bearer grant. Lenient where known clients are: segments may carry base64 padding, and
 * {@code exp} may be a string.
 */
record JwtAssertion(String issuer, String subject, String audience, Instant expires, byte[] signed, byte[] signature) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException if it is none, or not RS256 */
    static JwtAssertion parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("an assertion has three parts");
        }
        try {
            JsonNode header = JSON.readTree(decode(parts[0]));
            JsonNode claims = JSON.readTree(decode(parts[1]));
            if (!header.path("alg").asText().equals("RS256")) {
                throw new IllegalArgumentException("alg must be RS256");
            }
            return new JwtAssertion(
                    claims.path("iss").asText(),
                    claims.path("sub").asText(claims.path("prn").asText()),
                    claims.path("aud").asText(),
                    Instant.ofEpochSecond(claims.path("exp").asLong()),
                    (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                    decode(parts[2]));
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private static byte[] decode(String segment) {
        return Base64.getUrlDecoder().decode(segment.replaceAll("=+$", ""));
    }

    boolean signedBy(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "JwtAssertion[" + issuer + "]";
    }
}
