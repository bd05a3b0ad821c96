package io.puente.simulator.dataverse.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;

/** A signed statement of a client about itself, in place of a secret. */
final class ClientAssertion {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode header;
    private final JsonNode claims;
    private final byte[] signed;
    private final byte[] signature;

    private ClientAssertion(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {
        this.header = header;
        this.claims = claims;
        this.signed = signed;
        this.signature = signature;
    }

    /** @throws IllegalArgumentException if it is none */
    static ClientAssertion parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("an assertion has three parts");
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            return new ClientAssertion(
                    JSON.readTree(decoder.decode(parts[0])),
                    JSON.readTree(decoder.decode(parts[1])),
                    (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                    decoder.decode(parts[2]));
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    String issuer() {
        return claims.path("iss").asText();
    }

    String subject() {
        return claims.path("sub").asText();
    }

    String audience() {
        return claims.path("aud").asText();
    }

    Instant expires() {
        return Instant.ofEpochSecond(claims.path("exp").asLong());
    }

    Instant notBefore() {
        return Instant.ofEpochSecond(claims.path("nbf").asLong());
    }

    /** By the thumbprint that the header must carry, in SHA-1 or SHA-256. */
    boolean names(X509Certificate certificate) {
        return thumbprint("SHA-1", certificate).equals(header.path("x5t").asText())
                || thumbprint("SHA-256", certificate)
                        .equals(header.path("x5t#S256").asText());
    }

    private static String thumbprint(String algorithm, X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean signedBy(X509Certificate certificate) {
        String algorithm = header.path("alg").asText();
        try {
            Signature verifier;
            if (algorithm.equals("PS256")) {
                verifier = Signature.getInstance("RSASSA-PSS");
                verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
            } else if (algorithm.equals("RS256")) {
                verifier = Signature.getInstance("SHA256withRSA");
            } else {
                return false;
            }
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
