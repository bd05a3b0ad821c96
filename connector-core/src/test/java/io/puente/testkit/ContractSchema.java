package io.puente.testkit;

import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import java.util.Map;

/**
 * The objects and fields of one CRM that the contract writes: a parent (the case) and a child (the message).
 *
 * @param required what the parent needs besides its key; none of the fields named here, because every write of an unlinked
 *     parent sends it again
 * @param text a free text of the parent, 100 characters or more
 * @param choice a field of the parent with restricted values, with one that is {@code allowed} and one that is not
 * @param shortText a text of the parent that takes {@code shortLength} characters and no more
 * @param moment a time of the parent
 * @param reference the child's lookup of its parent
 * @param longText the child's body, taking {@code longLength} characters
 * @param number a whole number of the child, 15 digits
 */
public record ContractSchema(
        ObjectName parent,
        String parentKey,
        Map<String, FieldValue> required,
        String text,
        String choice,
        String allowed,
        String forbidden,
        String shortText,
        int shortLength,
        String moment,
        ObjectName child,
        String childKey,
        String reference,
        String longText,
        int longLength,
        String number) {}
