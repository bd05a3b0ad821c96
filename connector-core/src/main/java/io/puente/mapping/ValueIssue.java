package io.puente.mapping;

/**
 * What the CRM will not take in one mapped record.
 *
 * @param field the CRM's field; empty if the object as a whole is meant
 * @param text in words for an administrator; lengths and allowed values, never the value itself
 * @param refused whether the CRM refuses the record for it; otherwise it takes the record without the value
 */
public record ValueIssue(String field, Kind kind, String text, boolean refused) {

    /** Kinds of issue. */
    public enum Kind {
        OBJECT_MISSING,
        /** Or not visible to our user. */
        FIELD_MISSING,
        NOT_CREATABLE,
        NOT_UPDATABLE,
        TOO_LONG,
        NOT_LISTED,
        WRONG_TYPE,
        /** On creation: nothing is mapped to it, or this record has no value for it. On an update: it would be emptied. */
        REQUIRED_MISSING,
        KEY_NOT_UNIQUE,
        WRONG_REFERENCE
    }
}
