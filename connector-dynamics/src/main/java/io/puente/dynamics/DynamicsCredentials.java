package io.puente.dynamics;

import io.puente.spi.ConnectorSettings;

/**
 * Who the connector is. Fields that the grant does not use are empty.
 *
 * @param tenantId id or domain of the Entra tenant
 * @param keyStore PKCS#12 file with exactly one key and its certificate
 */
public record DynamicsCredentials(
        DynamicsGrant grant,
        String tenantId,
        String clientId,
        String clientSecret,
        String keyStore,
        String keyStorePassword) {

    static DynamicsCredentials read(ConnectorSettings given) {
        String tenantId = given.required("tenant-id");
        if (!tenantId.isEmpty() && !tenantId.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,127}")) {
            given.problem("tenant-id", "must be the id or the domain of an Entra tenant");
        }
        String clientId = given.required("client-id");
        String secret = given.text("client-secret").orElse("");
        String keyStore = given.text("certificate-key-store").orElse("");
        String password = given.text("certificate-key-store-password").orElse("");
        if (secret.isEmpty() && keyStore.isEmpty()) {
            given.problem("client-secret", "is missing; or give certificate-key-store");
        }
        if (!secret.isEmpty() && !keyStore.isEmpty()) {
            given.problem("client-secret", "contradicts certificate-key-store; give one of them");
        }
        if (keyStore.isEmpty() && !password.isEmpty()) {
            given.problem("certificate-key-store", "is missing although its password is given");
        }
        if (!keyStore.isEmpty() && password.isEmpty()) {
            given.problem("certificate-key-store-password", "is missing because certificate-key-store is given");
        }
        DynamicsGrant grant = keyStore.isEmpty() ? DynamicsGrant.SECRET : DynamicsGrant.CERTIFICATE;
        return new DynamicsCredentials(grant, tenantId, clientId, secret, keyStore, password);
    }

    /** The grant only. */
    @Override
    public String toString() {
        return "DynamicsCredentials[" + grant + ", ***]";
    }
}
