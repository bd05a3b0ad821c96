package io.puente.spi;

/**
 * Our key in the CRM's unique external-id field (Salesforce), alternate key or primary key (Dataverse), user key or
 * configured field (Siebel). The value is 26 characters of {@code [a-z2-7]}, with a suffix {@code -2}, {@code -3} for the
 * further parts of a split text.
 */
public record ExternalKey(String field, String value) {

    @Override
    public String toString() {
        return field + "=" + value;
    }
}
