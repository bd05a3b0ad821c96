package io.puente.doctor;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The channel as it is configured.
 *
 * @param graph base of the Graph API without version
 * @param apiVersion such as {@code v25.0}
 * @param appSecrets of the Meta app, newest first
 * @param accounts ids of WhatsApp Business Accounts; empty to take those that the token names
 * @param numbers ids of the business numbers that the settings name
 * @param publicAddress of the webhook as WhatsApp calls it; null if it is not configured
 * @param localAddress of the webhook on this machine; empty while no server runs here
 */
public record WhatsAppSetup(
        URI graph,
        String apiVersion,
        @Nullable String token,
        List<String> appSecrets,
        @Nullable String verifyToken,
        List<String> accounts,
        Set<String> numbers,
        @Nullable URI publicAddress,
        Supplier<Optional<URI>> localAddress) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WhatsAppSetup[" + graph + ", " + apiVersion + "]";
    }
}
