package io.puente.parity;

import java.util.EnumMap;
import java.util.Map;

/** Why a record in the CRM is not as it is meant to be. */
public enum Cause {
    /** Its person has changes that no delivery has written yet. */
    BEHIND(true, Remedy.NONE),
    /** The CRM refused it; a human must look. */
    NEEDS_ATTENTION(true, Remedy.NONE),
    /** It failed for a reason that passes, and is tried again by itself. */
    TRIED_AGAIN(true, Remedy.NONE),
    /** Its parent is not in the CRM. */
    WAITS_FOR_PARENT(true, Remedy.NONE),
    /** It was written as it should be, and people or automation in the CRM changed it since. */
    CHANGED_IN_CRM(true, Remedy.NONE),
    /** A field that is written once or only while empty is empty now. */
    EMPTIED_IN_CRM(true, Remedy.NONE),
    /** It was written and acknowledged, and is gone. */
    DELETED_IN_CRM(true, Remedy.WRITE_ANEW),
    /** The record is there, and no longer carries our key. */
    KEY_CHANGED_IN_CRM(true, Remedy.WRITE_OVER),
    /** Our key is on another record than the one written: merged, copied or recreated in the CRM. */
    ON_ANOTHER_RECORD(true, Remedy.WRITE_ANEW),
    /** The mapping gives other values than when it was written, without any change of the person since. */
    MAPPED_OTHERWISE(true, Remedy.WRITE_OVER),
    /** It was written once, and the mapping or the binding of numbers no longer sends it. */
    NO_LONGER_MAPPED(true, Remedy.NONE),
    /** The record of a person who turned out to be another one. */
    MERGED(true, Remedy.NONE),
    /** Several records carry one key of ours. */
    DUPLICATE(false, Remedy.NONE),
    /** Everything was acknowledged, and this record was never written: a defect. */
    NEVER_WRITTEN(false, Remedy.WRITE_ANEW);

    /** What Puente may do about it itself. People's edits are theirs: there is none for those. */
    public enum Remedy {
        NONE,
        /** Forget the CRM's record, look it up by key and create it if it is not there. */
        WRITE_ANEW,
        /** Write the same record again. */
        WRITE_OVER
    }

    private final boolean explainsItself;
    private final Remedy remedy;

    Cause(boolean explainsItself, Remedy remedy) {
        this.explainsItself = explainsItself;
        this.remedy = remedy;
    }

    /** Nobody need look for a fault of Puente's. */
    public boolean explainsItself() {
        return explainsItself;
    }

    public Remedy remedy() {
        return remedy;
    }

    /** What our own state says now will be true a moment later too: no second look is needed. */
    boolean ours() {
        return this == BEHIND || this == NEEDS_ATTENTION || this == TRIED_AGAIN || this == WAITS_FOR_PARENT;
    }

    /** Causes that have a remedy. */
    public static Map<Cause, Remedy> remedies() {
        Map<Cause, Remedy> remedies = new EnumMap<>(Cause.class);
        for (Cause cause : values()) {
            if (cause.remedy != Remedy.NONE) {
                remedies.put(cause, cause.remedy);
            }
        }
        return remedies;
    }
}
