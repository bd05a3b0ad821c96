package io.puente.salesforce;

/** How the connector proves who it is. */
public enum SalesforceGrant {
    /** Client id and secret of an External Client App with a user it runs as. */
    CLIENT_CREDENTIALS,
    /** A certificate that the app knows, and a user who has approved it. */
    JWT,
    /** Deprecated by Salesforce and not offered for new apps; for connected apps that still have it. */
    PASSWORD
}
