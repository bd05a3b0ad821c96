package io.puente.delivery;

import io.puente.store.CrmLink;

/** Names one record of one person: the mapping's object and the text of the canonical key. */
record RecordId(String object, String key) {
    static RecordId of(CrmLink link) {
        return new RecordId(link.object(), link.key());
    }
}
