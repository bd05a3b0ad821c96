package io.puente.model;

/**
 * One way to recognise a person.
 *
 * @param scope where the value is unique: the business portfolio for (parent) BSUIDs, the target's name for a CRM record
 *     id, empty for a phone number
 * @param value exactly as received; phone numbers are the digits of {@code wa_id}, never rewritten. A BSUID has up to
 *     131 characters
 */
public record Identity(Kind kind, String scope, String value) {

    /** In the order of trust: a BSUID outranks a phone number, which can be recycled to somebody else. */
    public enum Kind {
        BSUID,
        PARENT_BSUID,
        PHONE,
        CRM,
        /**
         * A phone number seen together with a BSUID ({@code scope} is portfolio, slash, BSUID). Tells a recycled number
         * from a hidden one; several people can hold one number this way, and nobody is looked up by it.
         */
        PHONE_OF_BSUID
    }

    public Identity {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an identity of kind " + kind + " needs a value");
        }
    }

    public static Identity phone(String digits) {
        return new Identity(Kind.PHONE, "", digits);
    }

    public static Identity bsuid(String portfolio, String value) {
        return new Identity(Kind.BSUID, portfolio, value);
    }

    public static Identity parentBsuid(String portfolio, String value) {
        return new Identity(Kind.PARENT_BSUID, portfolio, value);
    }

    /** @param strong the BSUID, or the parent BSUID where that is all there is */
    public static Identity phoneOf(String portfolio, String strong, String digits) {
        return new Identity(Kind.PHONE_OF_BSUID, portfolio + "/" + strong, digits);
    }

    /** Kind only: the value is personal data. */
    @Override
    public String toString() {
        return "Identity[" + kind + "]";
    }
}
