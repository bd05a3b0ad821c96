package io.puente.simulator.siebel.repository;

/** Whose rows a person sees in the view mode {@code Sales Rep}. */
public enum Visibility {
    /** Those of the positions on the team; the creator's position joins at once. */
    TEAM,
    /** Those the person owns. */
    OWNER,
    /** All: the component knows no visibility. */
    NONE
}
