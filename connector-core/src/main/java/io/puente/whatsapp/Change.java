package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One element of {@code changes[]}: the field, its value and what all updates in it have in common. */
final class Change {

    private static final int LONGEST_FIELD = 200;

    private final String path;
    private final String accountId;
    private final @Nullable String numberId;
    private final @Nullable String displayNumber;
    private final String field;
    private final @Nullable JsonNode value;
    private final @Nullable String time;
    private @Nullable Contacts contacts;
    private int people = -1;

    private Change(
            String path,
            String accountId,
            @Nullable String numberId,
            @Nullable String displayNumber,
            String field,
            @Nullable JsonNode value,
            @Nullable String time) {
        this.path = path;
        this.accountId = accountId;
        this.numberId = numberId;
        this.displayNumber = displayNumber;
        this.field = field;
        this.value = value;
        this.time = time;
    }

    static Change none(String path, @Nullable JsonNode entry) {
        String account = Fields.id(entry, "id");
        return new Change(path, account == null ? "" : account, null, null, "", null, null);
    }

    static Change of(String path, JsonNode entry, JsonNode change) {
        JsonNode value = Fields.get(change, "value");
        JsonNode metadata = Fields.object(value, "metadata");
        if (metadata == null) {
            // messaging_handovers names the number as recipient.
            metadata = Fields.object(value, "recipient");
        }
        String display = Fields.id(metadata, "display_phone_number");
        if (display == null) {
            display = Fields.id(value, "display_phone_number");
        }
        String digits = display == null ? "" : CleanText.digits(display);
        // Partner events carry a business portfolio's id in entry.id.
        String account = Fields.id(Fields.object(value, "waba_info"), "waba_id");
        if (account == null) {
            account = Fields.id(entry, "id");
        }
        String field = Fields.id(change, "field");
        if (field == null) {
            field = Fields.id(value, "field");
        }
        return new Change(
                path,
                account == null ? "" : account,
                Fields.id(metadata, "phone_number_id"),
                digits.isEmpty() ? null : digits,
                field == null ? "" : CleanText.bounded(field, LONGEST_FIELD),
                value,
                Fields.id(entry, "time"));
    }

    String path() {
        return path;
    }

    String field() {
        return field;
    }

    /** Null if missing; not always an object. */
    @Nullable
    JsonNode value() {
        return value;
    }

    /** Seconds as they came; only account events have it. */
    @Nullable
    String time() {
        return time;
    }

    boolean isBusiness(@Nullable String phone) {
        return phone != null && phone.equals(displayNumber);
    }

    EventOrigin origin(long logSequence, int item, Instant receivedAt) {
        return new EventOrigin(
                accountId, numberId, displayNumber, field, EventOrigin.position(logSequence, item), receivedAt);
    }

    Contacts contacts() {
        if (contacts == null) {
            contacts = Contacts.of(value);
        }
        return contacts;
    }

    /** True if the change holds one update about a person, so that a single contact must be theirs. */
    boolean alone() {
        if (people < 0) {
            people = 0;
            for (String list : UpdateKind.LISTS_OF_PEOPLE) {
                people += Fields.size(value, list);
            }
        }
        return people == 1;
    }
}
