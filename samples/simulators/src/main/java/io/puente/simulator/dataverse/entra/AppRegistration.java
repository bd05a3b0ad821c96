package io.puente.simulator.dataverse.entra;

import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * An application that may ask for tokens.
 *
 * @param certificate verifies client assertions, null for none
 */
public record AppRegistration(
        String clientId, String clientSecret, @Nullable X509Certificate certificate) {
    @Override
    public String toString() {
        return "AppRegistration[" + clientId + "]";
    }
}
