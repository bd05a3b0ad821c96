package io.puente.dynamics.route;

import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;

/** Why no token came. Texts of the identity provider are not passed on, but for its error number. */
final class TokenFailures {
    private static final Pattern NUMBER = Pattern.compile("AADSTS(\\d{4,9})");
    private static final Set<String> REFUSED = Set.of(
            "invalid_client",
            "unauthorized_client",
            "invalid_grant",
            "invalid_request",
            "invalid_scope",
            "invalid_resource",
            "unsupported_grant_type",
            "access_denied");
    private static final Map<String, String> MEANINGS = Map.of(
            "7000215", "The client secret is wrong.",
            "7000222", "The client secret has expired.",
            "700016", "The tenant has no such app registration.",
            "700027", "The app registration does not know the certificate.",
            "90002", "There is no such tenant.",
            "500011", "The scope names no environment of this tenant.");

    private TokenFailures() {}

    /** @throws InterruptedException if an interrupt ended the call; the flag stays set */
    static TargetFailure of(RuntimeException thrown) throws InterruptedException {
        OAuth2AuthorizationException said = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                throw new InterruptedException("while a token was fetched");
            }
            if (cause instanceof TargetFailure failure) {
                // A lost answer changes nothing: the next one brings another token.
                return TargetFailure.unavailable(
                        failure.failure().vendorCode(), "The identity provider could not be reached.");
            }
            if (cause instanceof OAuth2AuthorizationException authorization) {
                said = authorization;
            }
        }
        return said == null ? unreadable(thrown.getClass().getSimpleName()) : refused(said);
    }

    private static TargetFailure refused(OAuth2AuthorizationException said) {
        String description = String.valueOf(said.getError().getDescription());
        Matcher matcher = NUMBER.matcher(description);
        String number = matcher.find() ? matcher.group(1) : "";
        String code = said.getError().getErrorCode();
        if (number.isEmpty() && !REFUSED.contains(code)) {
            return unreadable(code.matches("[a-z_]{1,80}") ? code : "token");
        }
        String meaning = MEANINGS.getOrDefault(number, "Entra ID gives our app registration no token.");
        // The exception is not kept as a cause: its text is the provider's.
        return new TargetFailure(
                Failure.of(FailureKind.UNAUTHORISED, number.isEmpty() ? code : "AADSTS" + number, meaning));
    }

    private static TargetFailure unreadable(String code) {
        return TargetFailure.unavailable(code, "The identity provider's answer could not be read.");
    }
}
