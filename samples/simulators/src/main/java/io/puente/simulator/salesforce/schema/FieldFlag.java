package io.puente.simulator.salesforce.schema;

/** Yes-or-no properties of a field. */
public enum FieldFlag {
    /** Not nillable. Required on create only if it is also createable and not {@link #DEFAULTED}. */
    REQUIRED,
    CREATEABLE,
    UPDATEABLE,
    /** The org fills it on create when the caller does not. */
    DEFAULTED,
    UNIQUE,
    /** Unique values that differ by case only are two values. */
    CASE_SENSITIVE,
    EXTERNAL_ID,
    /** A standard field that may serve as the key of an upsert. */
    ID_LOOKUP,
    /** A picklist that refuses values outside its list. */
    RESTRICTED,
    CUSTOM,
    CALCULATED,
    AUTO_NUMBER,
    NAME_FIELD,
    MASTER_DETAIL,
    /** A master-detail whose parent may change. */
    REPARENTABLE,
    /** Its length counts the UTF-8 bytes of the HTML-escaped text, not characters. */
    BYTE_LENGTH,
    /** Maintained by the org on every row. */
    SYSTEM
}
