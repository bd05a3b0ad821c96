package io.puente.store.jdbc;

/** Beginning a back-fill in a transaction of somebody else. */
final class Fills {

    private Fills() {}

    /** @param again forget what was acknowledged: everything is compared with what was written */
    static void begin(Session session, String target, boolean again, long now) {
        session.update("""
                UPDATE target SET fill = fill + 1, fill_again = ?, fill_cursor = '', fill_began = ?, fill_ended = NULL,
                  fill_people = NULL, fill_seen = 0, active = 1
                WHERE name = ?""", again ? 1 : 0, now, target);
    }

    /** A CRM that was away missed changes; what an unfinished back-fill had not reached is missing altogether. */
    static void comeBack(Session session, KnownTarget target, long now) {
        boolean unfinished = target.fillCursor() != null && target.fillAgain();
        begin(session, target.id().value(), unfinished, now);
    }
}
