package io.puente.model;

/** The four things a mapping can write to a CRM, in the order in which a CRM must receive them. */
public enum CanonicalKind {
    CONTACT,
    ENGAGEMENT,
    MESSAGE,
    CONSENT
}
