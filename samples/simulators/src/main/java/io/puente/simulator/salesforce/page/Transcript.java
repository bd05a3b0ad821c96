package io.puente.simulator.salesforce.page;

import io.puente.simulator.page.Bubble;
import io.puente.simulator.page.Html;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The roles that the fields of a message object play, guessed from type and name: any object under the case with a long
 * text and a direction is a conversation.
 */
record Transcript(
        SObjectType type,
        Field body,
        Field direction,
        @Nullable Field sequence,
        @Nullable Field time,
        @Nullable Field author,
        @Nullable Field kind,
        @Nullable Field state) {

    static Optional<Transcript> of(SObjectType type) {
        Field body = find(type, field -> field.type() == FieldType.TEXTAREA, "body", "text", "");
        Field direction = find(type, field -> field.type().text(), "direction");
        if (body == null || direction == null) {
            return Optional.empty();
        }
        Predicate<Field> text = field -> field.type().text();
        Predicate<Field> time = field -> field.type() == FieldType.DATETIME && !field.is(FieldFlag.SYSTEM);
        return Optional.of(new Transcript(
                type,
                body,
                direction,
                find(type, field -> field.type().numeric(), "seq", "order", "position"),
                find(type, time, "sent", "time", ""),
                find(type, text, "author", "sender", "from"),
                find(type, text, "kind", "type"),
                find(type, text, "delivery", "state", "status")));
    }

    private static @Nullable Field find(SObjectType type, Predicate<Field> fits, String... words) {
        for (String word : words) {
            for (Field field : type.fields()) {
                if (fits.test(field) && field.name().toLowerCase(Locale.ROOT).contains(word)) {
                    return field;
                }
            }
        }
        return null;
    }

    String render(List<Row> rows) {
        StringBuilder out = new StringBuilder("<div class=\"chat\">");
        rows.stream().sorted(order()).forEach(row -> bubble(row).render(out));
        return out.append("</div>").toString();
    }

    private Comparator<Row> order() {
        Comparator<Row> byTime =
                Comparator.comparing(row -> value(row, time) instanceof Instant at ? at : Instant.EPOCH);
        Comparator<Row> bySequence =
                Comparator.comparing(row -> value(row, sequence) instanceof Number number ? number.doubleValue() : 0.0);
        return sequence == null ? byTime : bySequence.thenComparing(byTime);
    }

    private Bubble bubble(Row row) {
        return new Bubble(
                String.valueOf(row.get(direction)).toLowerCase(Locale.ROOT).startsWith("out"),
                Html.show(value(row, author)),
                Html.show(value(row, kind)),
                Html.show(row.get(body)),
                List.of(),
                Html.show(value(row, time)),
                Html.show(value(row, state)));
    }

    private static @Nullable Object value(Row row, @Nullable Field field) {
        return field == null ? null : row.get(field);
    }
}
