package io.puente.dynamics;

/** How the connector proves who it is to Entra ID. */
public enum DynamicsGrant {
    /** A secret of the app registration. */
    SECRET,
    /** An assertion signed with the key of a certificate that the app registration knows. */
    CERTIFICATE
}
