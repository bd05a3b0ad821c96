package io.puente.store.jdbc;

import io.puente.model.TargetId;
import java.util.Optional;

/** A table that holds the latest document of each CRM. */
record DocumentPerCrm(String table) {

    Optional<String> find(Session session, TargetId target) {
        return session
                .query("SELECT doc FROM " + table + " WHERE target = ?", (row, i) -> row.getString(1), target.value())
                .stream()
                .findFirst();
    }

    /** @return rows written */
    int keep(Session session, TargetId target, String document) {
        return session.update(
                "INSERT INTO " + table + " (target, doc) VALUES (?, ?)"
                        + " ON CONFLICT (target) DO UPDATE SET doc = excluded.doc",
                target.value(),
                document);
    }
}
