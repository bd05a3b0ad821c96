package io.puente.dynamics.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.puente.dynamics.internal.RecordPlan.Mode;
import io.puente.dynamics.internal.RecordPlan.State;
import io.puente.dynamics.internal.WriteSettings.Routing;
import io.puente.spi.Change;
import io.puente.spi.FieldValue;
import io.puente.spi.Reference;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One change as the JSON of a record: values in the form their columns take, parents bound by key or id. */
final class RecordJson {
    static final Set<String> STATE = Set.of("statecode", "statuscode");
    private static final String ROUTE = "routecase";

    /** What a record needs besides its own table. */
    interface Lookups {
        /** The description of a parent's table. */
        Table parent(String table);

        /** The number of an option, if the column has it. */
        Optional<Integer> option(String column, String text);
    }

    private RecordJson() {}

    /** A column's value and the name it is sent under. */
    private record Sent(String name, FieldValue value) {}

    static void write(JsonGenerator json, RecordPlan plan, Lookups lookups, Routing routing) throws IOException {
        Change change = plan.change();
        Table table = plan.table();
        json.writeStartObject();
        // A key in the body would win over the one in the address.
        if (plan.linked() || !table.addressedBy(change.key().field())) {
            json.writeStringField(change.key().field(), change.key().value());
        }
        for (Map.Entry<String, FieldValue> field : change.fields().entrySet()) {
            if (!STATE.contains(field.getKey())) {
                field(json, table, lookups, new Sent(field.getKey(), field.getValue()));
            }
        }
        if (plan.initialState().isPresent()) {
            state(json, plan.initialState().get());
        }
        Map<String, Table> parties = new LinkedHashMap<>();
        for (Reference reference : change.references()) {
            Table parent = lookups.parent(reference.parent().value());
            if (table.party(reference.field())) {
                parties.put(reference.field(), parent);
            } else {
                json.writeStringField(
                        navigation(table, reference.field(), parent.name()) + "@odata.bind",
                        address(reference, parent));
            }
        }
        // People may have added others since, and the list is only ever replaced as a whole.
        if (!parties.isEmpty() && !plan.linked()) {
            parties(json, change, table, parties);
        }
        if (table.name().equals(Table.INCIDENT)
                && routing == Routing.FLAG
                && !plan.linked()
                && (plan.mode() == Mode.CREATE || (!change.mayExist() && !change.runAssignment()))
                && table.columns().containsKey(ROUTE)
                && !change.fields().containsKey(ROUTE)) {
            json.writeBooleanField(ROUTE, plan.mode() == Mode.CREATE);
        }
        json.writeEndObject();
    }

    static void state(JsonGenerator json, State state) throws IOException {
        json.writeNumberField("statecode", state.state());
        json.writeNumberField("statuscode", state.status());
    }

    private static String address(Reference reference, Table parent) {
        return "/"
                + (reference.recordId() != null
                        ? parent.byId(reference.recordId())
                        : parent.byKey(reference.key().field(), reference.key().value()));
    }

    /** The column's own name where the description has none: then Dataverse refuses it and says so. */
    private static String navigation(Table table, String column, String parent) {
        Map<String, String> names = table.navigations().getOrDefault(column, Map.of());
        return names.getOrDefault(parent, column);
    }

    private static void parties(JsonGenerator json, Change change, Table table, Map<String, Table> parents)
            throws IOException {
        json.writeArrayFieldStart(table.name() + "_activity_parties");
        for (Reference reference : change.references()) {
            Table parent = parents.get(reference.field());
            if (parent != null) {
                json.writeStartObject();
                json.writeStringField("partyid_" + parent.name() + "@odata.bind", address(reference, parent));
                json.writeNumberField("participationtypemask", Table.PARTIES.getOrDefault(reference.field(), 0));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void field(JsonGenerator json, Table table, Lookups lookups, Sent sent) throws IOException {
        Optional<TableColumn> column = table.column(sent.name());
        if (column.filter(TableColumn::lookup).isPresent()) {
            lookup(json, table, lookups, sent);
            return;
        }
        json.writeFieldName(sent.name());
        if (column.filter(TableColumn::choice).isPresent() && sent.value() instanceof FieldValue.Text text) {
            // Checked when the change was planned.
            json.writeNumber(lookups.option(sent.name(), text.value()).orElseThrow());
        } else {
            boolean asText = column.filter(TableColumn::text).isPresent();
            sent.value().match(new Writer(json, asText)).run();
        }
    }

    /** {@code team(<id>)}: somebody who writes a record into a lookup says of which table it is. */
    private static void lookup(JsonGenerator json, Table table, Lookups lookups, Sent sent) throws IOException {
        String text = sent.value() instanceof FieldValue.Text value ? value.value() : "";
        int open = text.indexOf('(');
        String parent = open < 0 ? "" : text.substring(0, open).strip();
        String name = parent.isEmpty()
                ? table.navigations().getOrDefault(sent.name(), Map.of()).values().stream()
                        .findFirst()
                        .orElse(sent.name())
                : navigation(table, sent.name(), parent);
        json.writeFieldName(name + "@odata.bind");
        if (text.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(
                    parent.isEmpty() ? text : "/" + lookups.parent(parent).setName() + text.substring(open));
        }
    }

    /** The form of a value alone; the column decides whether a number or a flag becomes a text. */
    private record Writer(JsonGenerator json, boolean asText) implements FieldValue.Cases<Writer.Step> {

        interface Step {
            void run() throws IOException;
        }

        @Override
        public Step text(String value) {
            return () -> json.writeString(value);
        }

        @Override
        public Step number(BigDecimal value) {
            return () -> {
                if (asText) {
                    json.writeString(value.toPlainString());
                } else {
                    json.writeNumber(value);
                }
            };
        }

        @Override
        public Step flag(boolean value) {
            return () -> {
                if (asText) {
                    json.writeString(Boolean.toString(value));
                } else {
                    json.writeBoolean(value);
                }
            };
        }

        @Override
        public Step instant(Instant value) {
            return () -> json.writeString(OData.moment(value));
        }

        @Override
        public Step cleared() {
            return json::writeNull;
        }
    }
}
