package io.puente.testkit;

import io.puente.model.ContactKey;
import io.puente.store.CrmLink;
import java.time.Instant;

/** Links to CRM records, for tests. */
public final class Links {
    private Links() {}

    public static CrmLink linked(String object, String key, ContactKey contact, String recordId) {
        return new CrmLink(
                object,
                key,
                contact,
                recordId,
                "hash",
                1,
                CrmLink.State.LINKED,
                false,
                0,
                null,
                null,
                null,
                null,
                Canonical.START,
                "v1",
                "Status=12");
    }

    public static CrmLink held(String object, String key, ContactKey contact) {
        return new CrmLink(
                object,
                key,
                contact,
                null,
                null,
                1,
                CrmLink.State.HELD,
                true,
                2,
                "REFERENCE_MISSING",
                "NO_PARENT",
                "waits",
                "parent",
                Canonical.START,
                "v1",
                "Status=12");
    }

    public static CrmLink parked(String object, String key, ContactKey contact) {
        return parked(object, key, contact, "INVALID_DATA", "TOO_LONG", Canonical.START);
    }

    public static CrmLink parked(
            String object, String key, ContactKey contact, String kind, String code, Instant since) {
        return new CrmLink(
                object,
                key,
                contact,
                null,
                null,
                1,
                CrmLink.State.PARKED,
                false,
                3,
                kind,
                code,
                "refused",
                null,
                since,
                "v1",
                null);
    }
}
