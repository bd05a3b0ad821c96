package io.puente.simulator.salesforce.oauth;

import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A client that may ask for tokens.
 *
 * @param runAs user name that client credentials act as
 * @param refreshToken accepted for the refresh grant, null for none; also acts as {@code runAs}
 * @param certificate verifies JWT assertions, null refuses that grant
 */
public record ConnectedApp(
        String clientId,
        String clientSecret,
        String runAs,
        @Nullable String refreshToken,
        @Nullable PublicKey certificate) {

    @Override
    public String toString() {
        return "ConnectedApp[" + clientId + "]";
    }
}
