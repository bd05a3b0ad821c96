package io.puente.simulator.salesforce.org;

/**
 * Who calls, and what the headers of the call ask for.
 *
 * @param autoAssign run assignment rules; the vendor's default is yes
 * @param allowDuplicates save although a duplicate rule warns; rules that block still block
 * @param duplicateDetails show the fields of the matching records
 */
public record Caller(String userId, boolean autoAssign, boolean allowDuplicates, boolean duplicateDetails) {

    /** The defaults of a call without headers. */
    public static Caller of(String userId) {
        return new Caller(userId, true, false, false);
    }

    public Caller withAutoAssign(boolean on) {
        return new Caller(userId, on, allowDuplicates, duplicateDetails);
    }
}
