package io.puente.simulator.salesforce.org;

import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.PicklistValue;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fields that the org fills by itself: owners, numbers, names, closed flags. */
final class DerivedFields {
    private static final Pattern COUNTER = Pattern.compile("\\{(0+)}");

    private final Org org;

    DerivedFields(Org org) {
        this.org = org;
    }

    void onCreate(Caller caller, Table table, Row draft, Map<Field, @Nullable Object> values) {
        SObjectType type = table.type();
        Field owner = type.field("OwnerId");
        if (owner != null && draft.get(owner) == null) {
            draft.set(owner, caller.userId());
        }
        for (Field field : type.fields()) {
            String format = field.displayFormat();
            if (format != null && field.is(FieldFlag.AUTO_NUMBER)) {
                draft.set(field, number(format, table.nextAutoNumber()));
            }
        }
        onWrite(caller, type, draft, values);
        if (type.name().equals("Case")) {
            inheritAccount(type, draft, values);
        }
    }

    void onUpdate(Caller caller, Table table, Row draft, Map<Field, @Nullable Object> values) {
        onWrite(caller, table.type(), draft, values);
    }

    private void onWrite(Caller caller, SObjectType type, Row draft, Map<Field, @Nullable Object> values) {
        switch (type.name()) {
            case "Contact", "Individual", "User" -> draft.set(type.known("Name"), fullName(type, draft));
            case "ContactPointPhone" -> draft.set(type.known("Name"), draft.text(type.known("TelephoneNumber")));
            case "Task" -> draft.set(type.known("IsClosed"), closed(type.known("Status"), draft));
            case "Case" -> {
                close(type, draft);
                // Rules run on every write unless the call says no, and take the case from whoever owned it.
                if (caller.autoAssign()) {
                    draft.set(type.known("OwnerId"), org.administration().caseQueue());
                }
                // Write-only: it becomes a comment.
                draft.set(type.known("Comments"), null);
            }
            default -> {}
        }
    }

    private static @Nullable String fullName(SObjectType type, Row draft) {
        String name = Stream.of("FirstName", "LastName")
                .map(part -> draft.text(type.known(part)))
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    private boolean closed(Field status, Row draft) {
        String value = draft.text(status);
        List<PicklistValue> values = org.schema().valuesOf(status);
        return values.stream().anyMatch(known -> known.closed() && known.value().equals(value));
    }

    private void close(SObjectType type, Row draft) {
        boolean closed = closed(type.known("Status"), draft);
        Field closedDate = type.known("ClosedDate");
        draft.set(type.known("IsClosed"), closed);
        if (!closed) {
            draft.set(closedDate, null);
        } else if (draft.get(closedDate) == null) {
            draft.set(closedDate, draft.get(type.known("LastModifiedDate")));
        }
    }

    private void inheritAccount(SObjectType type, Row draft, Map<Field, @Nullable Object> values) {
        Field account = type.known("AccountId");
        String contactId = draft.text(type.known("ContactId"));
        Row contact = contactId == null ? null : org.tables().byId(contactId);
        if (contact != null && !values.containsKey(account)) {
            draft.set(account, contact.get(org.schema().known("Contact").known("AccountId")));
        }
    }

    private static String number(String format, long number) {
        Matcher counter = COUNTER.matcher(format);
        if (!counter.find()) {
            return format + number;
        }
        String digits = String.format(Locale.ROOT, "%0" + counter.group(1).length() + "d", number);
        return format.substring(0, counter.start()) + digits + format.substring(counter.end());
    }
}
