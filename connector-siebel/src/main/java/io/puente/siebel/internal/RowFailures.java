package io.puente.siebel.internal;

import io.puente.spi.Change;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The failure table for one record that was refused alone. */
final class RowFailures {
    /** What Siebel says about a record that is no longer there. */
    private static final Set<String> GONE = Set.of(SiebelCodes.NO_ROWS, SiebelCodes.NO_USER_KEY);

    private RowFailures() {}

    /** Whether an update was refused because its record is no longer there, or no longer visible to our user. */
    static boolean gone(SiebelError error) {
        return error.saysNoData() || GONE.contains(error.code());
    }

    static Failure of(Change change, SiebelError error, int status) {
        List<String> fields = named(change, error);
        FailureKind kind = kind(change, error, fields);
        String text = kind == FailureKind.REFERENCE_MISSING
                ? "The record, or the one it belongs to, is not in the CRM."
                : ErrorText.of(error, fields);
        return new Failure(kind, error.codeOr(status), text, fields, null);
    }

    private static FailureKind kind(Change change, SiebelError error, List<String> fields) {
        if (error.saysNoData()) {
            return FailureKind.REFERENCE_MISSING;
        }
        FailureKind kind = error.code().isEmpty() ? FailureKind.INVALID_DATA : SiebelCodes.kind(error.code());
        boolean aboutReference =
                change.references().stream().map(Reference::field).anyMatch(fields::contains);
        return kind == FailureKind.INVALID_DATA && aboutReference ? FailureKind.REFERENCE_MISSING : kind;
    }

    /** Fields of the change that the text quotes: {@code field 'Status'}. */
    private static List<String> named(Change change, SiebelError error) {
        List<String> candidates = new ArrayList<>(change.fields().keySet());
        change.references().forEach(reference -> candidates.add(reference.field()));
        candidates.add(change.key().field());
        return candidates.stream()
                .filter(field -> quotes(error.message(), field))
                .toList();
    }

    private static boolean quotes(String message, String field) {
        return message.contains("'" + field + "'")
                || message.contains("\"" + field + "\"")
                || message.contains("[" + field + "]")
                || message.contains(" field " + field + " ");
    }
}
