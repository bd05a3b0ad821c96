package io.puente.siebel;

/** How the Application Interface of the site authenticates REST calls; one setting of its profile in Siebel. */
public enum SiebelLogin {
    /** User and password with every call; also the choice for single sign-on. */
    BASIC,
    /** A token of the customer's identity provider, which Siebel asks about. */
    OAUTH
}
