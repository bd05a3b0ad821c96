package io.puente.model;

/** What a person agrees or objects to. Answering a customer's own message needs none of these. */
public enum ConsentPurpose {
    MARKETING,
    UTILITY,
    SERVICE,
    CALL
}
