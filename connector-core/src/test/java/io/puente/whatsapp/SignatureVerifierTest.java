package io.puente.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureVerifierTest {

    private static final String SECRET = "first-secret-of-the-test";
    private static final String NEXT_SECRET = "second-secret-of-the-test";
    private static final String BODY = "{\"object\":\"whatsapp_business_account\"}";

    // Computed with another tool: printf '%s' "$BODY" | openssl dgst -sha256 -hmac "$SECRET"
    private static final String VALID = "dc61470a32608ba9c0b20ecc61d9ef5058c55b074551293229fea2919c5e7597";
    private static final String VALID_NEXT = "a6fa219cb06d57641663dfa5b2df6c6acdb53db61ecfad973d361a62b7d58a8f";
    private static final String VALID_EMPTY = "857b26ff6b5defef6ba45a3832f593c819eb9d6e8637ba1cd7ecd4b590e4af9c";

    static List<Arguments> headers() {
        return List.of(
                row("valid", BODY, "sha256=" + VALID, true),
                row("second secret of a rotation", BODY, "sha256=" + VALID_NEXT, true),
                row("upper-case digits", BODY, "sha256=" + VALID.toUpperCase(Locale.ROOT), true),
                row("empty body", "", "sha256=" + VALID_EMPTY, true),
                row("missing", BODY, null, false),
                row("empty", BODY, "", false),
                row("wrong digits", BODY, "sha256=" + "0".repeat(64), false),
                row("tampered body", BODY + " ", "sha256=" + VALID, false),
                row("empty body with the signature of another", "", "sha256=" + VALID, false),
                row("without prefix", BODY, VALID, false),
                row("upper-case prefix", BODY, "SHA256=" + VALID, false),
                row("another algorithm", BODY, "sha1=" + VALID, false),
                row("prefix alone", BODY, "sha256=", false),
                row("one digit short", BODY, "sha256=" + VALID.substring(1), false),
                row("one digit too many", BODY, "sha256=" + VALID + "0", false),
                row("not hex", BODY, "sha256=" + "g".repeat(64), false),
                row("wide digits", BODY, "sha256=" + "\uff11".repeat(64), false),
                row("base64", BODY, "sha256=" + "QUJD".repeat(16), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void header(String name, String body, String header, boolean valid) {
        var verifier = new SignatureVerifier(List.of(SECRET, NEXT_SECRET));

        assertThat(verifier.verify(body.getBytes(StandardCharsets.UTF_8), header))
                .isEqualTo(valid);
    }

    @Test
    void signatureOfASecretThatIsNoLongerInUseIsRefused() {
        var verifier = new SignatureVerifier(List.of(NEXT_SECRET));

        assertThat(verifier.verify(BODY.getBytes(StandardCharsets.UTF_8), "sha256=" + VALID))
                .isFalse();
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new SignatureVerifier(List.of(SECRET, NEXT_SECRET))).hasToString("SignatureVerifier[2 secret(s)]");
    }

    @Test
    void needsASecret() {
        assertThatThrownBy(() -> new SignatureVerifier(List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new SignatureVerifier(List.of(SECRET, " "))).hasMessageContaining("blank");
    }

    private static Arguments row(Object... cells) {
        return Arguments.of(cells);
    }
}
