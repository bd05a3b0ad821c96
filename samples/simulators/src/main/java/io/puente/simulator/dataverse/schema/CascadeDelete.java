package io.puente.simulator.dataverse.schema;

/** What happens to the referencing rows when the referenced one is deleted. */
public enum CascadeDelete {
    CASCADE("Cascade"),
    REMOVE_LINK("RemoveLink"),
    RESTRICT("Restrict");

    private final String word;

    CascadeDelete(String word) {
        this.word = word;
    }

    /** As in the metadata. */
    public String word() {
        return word;
    }
}
