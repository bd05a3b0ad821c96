package io.puente.store.jdbc;

import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.BodyRedactor;
import io.puente.store.Erasure;
import io.puente.store.ErasureReport;
import io.puente.store.ErasureTooEarly;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Erases over two databases that share no transaction: first the log, which the state's rows lead to, then those rows in
 * one transaction. A crash in between leaves rows that lead to what is left to do.
 */
final class JdbcErasure implements Erasure {

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final Database log;
    private final Database state;
    private final JdbcIngestLog entries;
    private final LogRedaction redaction;
    private final Duration patience;

    /** @param patience how long to wait for the fold to work on what was accepted before */
    JdbcErasure(Database log, Database state, JdbcIngestLog entries, BodyRedactor redactor, Duration patience) {
        this.log = log;
        this.state = state;
        this.entries = entries;
        this.redaction = new LogRedaction(log, redactor);
        this.patience = patience;
    }

    @Override
    public ErasureReport erase(ContactKey contact) throws ErasureTooEarly, InterruptedException {
        long horizon = entries.lastSequence();
        awaitFold(horizon);
        var done = new LogPlaces();
        Traces traces = state.read(session -> Traces.of(session, ErasedPerson.find(session, contact), horizon));
        LogPlaces traced = redaction.mentioning(traces);
        int updates = redaction.redact(traced);
        while (true) {
            ErasedPerson person = state.read(session -> ErasedPerson.find(session, contact));
            updates += redaction.redact(person.places().without(done));
            done.addAll(person.places());
            Optional<ErasureRows> rows = state.write(session -> remove(session, contact, done, traced));
            if (rows.isPresent()) {
                log.scrub();
                state.scrub();
                return rows.get().report(contact, updates);
            }
        }
    }

    @Override
    public Set<ContactKey> keys(ContactKey contact) {
        return state.read(session -> ErasedPerson.find(session, contact)).contacts();
    }

    @Override
    public Map<TargetId, List<CrmRecord>> crmRecords(ContactKey contact) {
        return state.read(session ->
                ErasureRows.records(session, ErasedPerson.find(session, contact).keys()));
    }

    /** Empty if the fold worked on more of the person's updates meanwhile: those must leave the log first. */
    private static Optional<ErasureRows> remove(Session session, ContactKey contact, LogPlaces done, LogPlaces traced) {
        // A batch of the fold that is under way has read the person already: it is refused, and folded again without.
        session.update("UPDATE worker SET token = token + 1 WHERE name = 'fold'");
        ErasedPerson now = ErasedPerson.find(session, contact);
        if (!now.places().without(done).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(ErasureRows.remove(session, now, traced));
    }

    private void awaitFold(long horizon) throws ErasureTooEarly, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long cursor = state.read(JdbcCanonicalStore::cursor);
        while (cursor < horizon) {
            if (System.nanoTime() - deadline >= 0) {
                throw new ErasureTooEarly(horizon - cursor);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            cursor = state.read(JdbcCanonicalStore::cursor);
        }
    }
}
