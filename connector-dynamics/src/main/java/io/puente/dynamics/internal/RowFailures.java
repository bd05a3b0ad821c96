package io.puente.dynamics.internal;

import io.puente.spi.Change;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.Reference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The failure table for one record of a batch. Codes that are not in it are bad data. */
final class RowFailures {
    private static final Map<String, FailureKind> KINDS = new HashMap<>();

    /** Cannot update: inactive, read-only, case already resolved, already closed or cancelled. */
    private static final Set<String> CLOSED = Set.of("0x80040230", "0x8004022e", "0x800404cf");

    private static final String ALREADY_CLOSED = "0x80044411";
    private static final Pattern GONE = Pattern.compile("(?i)\\b([a-z][a-z0-9_]*)'? With Ids? = ([0-9a-f-]{36})");
    private static final Pattern GONE_BY_KEY = Pattern.compile("(?i)does not exist in ([a-z][a-z0-9_]*) entity");

    static {
        // Deadlock, time-out, row version, the two duplicates of a race, a solution being installed.
        put(FailureKind.CONTENTION, "0x80044150", "0x80044151", "0x80060882", "0x80040237", "0x80060892", "0x80071151");
        // Unexpected, and a plug-in that broke: outside the record, worth a few more attempts.
        put(FailureKind.CONTENTION, "0x80040216", "0x80040224");
        put(FailureKind.FORBIDDEN, "0x80040220", "0x80048306", "0x80040231");
        put(FailureKind.UNAUTHORISED, "0x80042f09", "0x80072560", "0x80040225");
        // Key not defined, invalid key operation, several records for one key.
        put(FailureKind.MISCONFIGURED, "0x80060890", "0x8006088f", "0x8006089d");
        put(FailureKind.REFERENCE_MISSING, "0x80060891");
        for (String limit : DynamicsFailures.LIMITS) {
            put(FailureKind.THROTTLED, limit);
        }
        // Required, argument, option range, length, status and its transitions, duplicate rule, plug-in's refusal.
        put(FailureKind.INVALID_DATA, "0x80040200", "0x80040203", "0x8004431a", "0x80044331", "0x80048408");
        put(FailureKind.INVALID_DATA, "0x8004f854", "0x8004f855", "0x8004f856", "0x80040333", "0x80040265");
        // Closed records, open activities, incident states, attachments, payload.
        put(FailureKind.INVALID_DATA, "0x80040230", "0x8004022e", "0x800404cf", ALREADY_CLOSED, "0x80044404");
        put(FailureKind.INVALID_DATA, "0x8004440a", "0x8004440e", "0x8004440c", "0x80044a02", "0x80043e09");
        put(FailureKind.INVALID_DATA, "0x8004418a", "0x80060883");
    }

    private RowFailures() {}

    private static void put(FailureKind kind, String... codes) {
        for (String code : codes) {
            KINDS.put(code, kind);
        }
    }

    /** @param status of the record's own part of the answer */
    static Failure of(Change change, int status, DynamicsError error, Optional<Duration> retryAfter) {
        Optional<Reference> missing = missingParent(change, status, error);
        FailureKind kind = missing.isPresent() ? FailureKind.REFERENCE_MISSING : kind(change, status, error);
        String code = error.code().isEmpty() ? String.valueOf(status) : error.code();
        if (kind == FailureKind.THROTTLED) {
            Duration wait = retryAfter.orElseGet(() -> DynamicsFailures.limitWait(error.code()));
            return new Failure(kind, code, ErrorText.THROTTLED, List.of(), wait);
        }
        if (kind == FailureKind.REFERENCE_MISSING) {
            List<String> field = missing.map(Reference::field).map(List::of).orElse(List.of());
            return new Failure(kind, code, "The record it belongs to is not in the CRM yet.", field, null);
        }
        return new Failure(kind, code, ErrorText.of(error), ErrorText.fields(error), null);
    }

    private static FailureKind kind(Change change, int status, DynamicsError error) {
        if (status == 429) {
            return FailureKind.THROTTLED;
        }
        if (ErrorText.unknownColumn(error) || unknownKey(error)) {
            return FailureKind.MISCONFIGURED;
        }
        FailureKind known = KINDS.get(error.code());
        if (known == FailureKind.REFERENCE_MISSING && change.references().isEmpty()) {
            return FailureKind.INVALID_DATA;
        }
        if (known != null) {
            return known;
        }
        return switch (status) {
            case 401 -> FailureKind.UNAUTHORISED;
            case 403 -> FailureKind.FORBIDDEN;
            case 412 -> FailureKind.CONTENTION;
            case 405, 501 -> FailureKind.MISCONFIGURED;
            case 502, 503, 504 -> FailureKind.UNAVAILABLE;
            default -> status >= 500 ? FailureKind.CONTENTION : FailureKind.INVALID_DATA;
        };
    }

    /** The record itself may be the one that is gone: that is no parent's fault. */
    private static Optional<Reference> missingParent(Change change, int status, DynamicsError error) {
        if (status != 404 && !error.code().equals("0x80040217") && !error.code().equals("0x80060891")) {
            return Optional.empty();
        }
        Matcher gone = GONE.matcher(error.message());
        if (gone.find()) {
            String table = gone.group(1).toLowerCase(Locale.ROOT);
            String id = gone.group(2);
            return change.references().stream()
                    .filter(reference -> id.equalsIgnoreCase(reference.recordId())
                            || (reference.recordId() == null
                                    && !change.object().value().equals(table)
                                    && reference.parent().value().equals(table)))
                    .findFirst();
        }
        Matcher byKey = GONE_BY_KEY.matcher(error.message());
        if (byKey.find()) {
            String table = byKey.group(1).toLowerCase(Locale.ROOT);
            return change.references().stream()
                    .filter(reference -> reference.parent().value().equals(table))
                    .findFirst();
        }
        return Optional.empty();
    }

    private static boolean unknownKey(DynamicsError error) {
        String message = error.message().toLowerCase(Locale.ROOT);
        return message.contains("key in the request uri is not valid")
                || message.contains("resource not found for the segment");
    }

    /** The record is closed, and this environment lets nobody change closed ones. */
    static boolean closed(DynamicsError error) {
        return CLOSED.contains(error.code());
    }

    /** What was to be closed is closed. */
    static boolean alreadyClosed(DynamicsError error) {
        return error.code().equals(ALREADY_CLOSED);
    }

    static boolean known(String code) {
        return KINDS.containsKey(code);
    }
}
