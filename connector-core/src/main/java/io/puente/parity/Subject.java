package io.puente.parity;

import io.puente.delivery.Expectations.Leftover;
import io.puente.delivery.ExpectedRecord;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MappedObject;
import io.puente.model.CanonicalKind;
import io.puente.model.ContactKey;
import io.puente.store.CrmLink;
import io.puente.store.Outbox.DueRow;
import io.puente.store.WholePeople.Whole;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A record to be compared, with what our state said of it when it was planned.
 *
 * @param expected null for a leftover: a record that is not meant to be there
 * @param revision of a message or consent; 0 for others, which are written with any change of their person
 */
record Subject(
        MappedObject object,
        String key,
        @Nullable ExpectedRecord expected,
        @Nullable CrmLink link,
        DueRow row,
        long revision) {

    static Subject of(ExpectedRecord expected, Whole whole) {
        Mapped mapped = expected.mapped();
        long revision = whole.revisions().getOrDefault(whole(expected.key()), 0L);
        return new Subject(
                expected.object(),
                mapped == null ? expected.key() : mapped.key().value(),
                expected,
                expected.link(),
                whole.bundle().row(),
                revision);
    }

    static Subject of(Leftover leftover, Whole whole) {
        return new Subject(
                leftover.object(),
                leftover.link().key(),
                null,
                leftover.link(),
                whole.bundle().row(),
                0);
    }

    /** The key of a text's first record, of which the further ones carry a suffix. */
    private static String whole(String key) {
        int suffix = key.indexOf('-');
        return suffix < 0 ? key : key.substring(0, suffix);
    }

    ContactKey contact() {
        return row.contact();
    }

    /** Text that names the record among all of one CRM. */
    String name() {
        return object.name() + " " + (expected == null ? key : expected.key());
    }

    @Nullable
    String recordId() {
        return link == null ? null : link.recordId();
    }

    /** A delivery still has to write it. */
    boolean pending() {
        boolean behind = row.dirty() > row.acknowledged();
        CanonicalKind from = object.from();
        boolean withPerson = from == CanonicalKind.CONTACT || from == CanonicalKind.ENGAGEMENT;
        boolean newer = behind && (withPerson || revision > row.acknowledged());
        boolean unsure = link != null && link.attempted() && behind;
        return (newer || unsure) && (expected == null || !expected.asWritten());
    }

    /** Nothing happened to the record, or to what its person lacks in the CRM, between two looks. */
    boolean sameStand(Subject later) {
        return row.dirty() == later.row.dirty()
                && row.acknowledged() == later.row.acknowledged()
                && java.util.Objects.equals(link, later.link);
    }

    /** Names of the fields whose values tell whether it is as written, and of those that only may not be empty. */
    Set<String> fields(Lookups lookups) {
        Set<String> names = new TreeSet<>();
        Mapped mapped = expected == null ? null : expected.mapped();
        if (expected != null && mapped != null) {
            names.addAll(mapped.always().keySet());
            names.addAll(mapped.create().keySet());
            names.addAll(mapped.whenEmpty().keySet());
            expected.references()
                    .forEach(reference ->
                            lookups.readAs(object.writes(), reference.field()).ifPresent(names::add));
        }
        return names;
    }
}
