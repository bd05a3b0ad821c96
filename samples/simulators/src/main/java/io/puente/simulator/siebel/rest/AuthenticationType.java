package io.puente.simulator.siebel.rest;

/** The one type that the profile of an application interface allows. */
public enum AuthenticationType {
    BASIC,
    /** Basic credentials again, checked by the customer's gateway. */
    SINGLE_SIGN_ON,
    /** Bearer tokens, checked by asking the customer's identity provider. */
    OAUTH
}
