package io.puente.spi;

/** What became of one change. Exactly one per change, in the order of the batch. */
public sealed interface ChangeResult {

    Change change();

    /**
     * The CRM has the record now.
     *
     * @param created false if it was there before
     */
    record Applied(Change change, String recordId, boolean created) implements ChangeResult {}

    /**
     * The CRM refused this record; its siblings are not concerned.
     *
     * @param failure of scope {@link FailureKind.Scope#RECORD}; what concerns the whole CRM (an unknown field, a refused
     *     login) is thrown as {@link TargetFailure}, even if siblings were applied: they are written again
     */
    record Rejected(Change change, Failure failure) implements ChangeResult {}
}
