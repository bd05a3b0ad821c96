package io.puente.spi;

import org.jspecify.annotations.Nullable;

/**
 * A link from the changed record to a parent that was written in an earlier wave.
 *
 * @param field the lookup field as the CRM names it, for example {@code ContactId} or {@code Case__c}
 * @param key the parent's external key
 * @param recordId the parent's record id if it is known; a connector may use either
 */
public record Reference(
        String field,
        ObjectName parent,
        ExternalKey key,
        @Nullable String recordId) {}
