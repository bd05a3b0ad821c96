package io.puente.simulator.dataverse.page;

import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.TableType;
import io.puente.simulator.page.Bubble;
import io.puente.simulator.page.Html;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The roles that the columns of a message table play, guessed from type and name: any activity table made by a customer
 * with a direction is a conversation.
 */
record Transcript(
        TableType type,
        Column body,
        Column direction,
        @Nullable Column author,
        @Nullable Column kind,
        @Nullable Column state,
        @Nullable Column sequence) {
    static Optional<Transcript> of(TableType type) {
        Predicate<Column> choice =
                column -> column.type() == ColumnType.PICKLIST || column.type() == ColumnType.BOOLEAN;
        Predicate<Column> worded = column -> column.type() == ColumnType.STRING || column.type() == ColumnType.PICKLIST;
        Column direction = find(type, choice, "direction");
        Column body = find(type, column -> column.type() == ColumnType.MEMO, "body", "text", "content");
        if (!type.traits().custom() || !type.traits().activity() || direction == null) {
            return Optional.empty();
        }
        return Optional.of(new Transcript(
                type,
                body == null ? type.known("description") : body,
                direction,
                find(type, worded, "author", "sender", "from"),
                find(type, worded, "kind", "messagetype", "type"),
                find(type, worded, "delivery", "status", "state"),
                find(type, column -> column.type() == ColumnType.INTEGER, "seq", "order", "position")));
    }

    private static @Nullable Column find(TableType type, Predicate<Column> fits, String... words) {
        for (String word : words) {
            for (Column column : type.columns()) {
                if (column.isCustom() && fits.test(column) && column.name().contains(word)) {
                    return column;
                }
            }
        }
        return null;
    }

    String render(List<Row> rows, Shown shown) {
        StringBuilder out = new StringBuilder("<div class=\"chat\">");
        rows.stream().sorted(order()).forEach(row -> bubble(row, shown).render(out));
        return out.append("</div>").toString();
    }

    private Comparator<Row> order() {
        Comparator<Row> byTime = Comparator.comparing(Transcript::time);
        return byTime.thenComparing(row -> {
            Object value = sequence == null ? null : row.get(sequence);
            return value instanceof Integer number ? number : Integer.valueOf(0);
        });
    }

    private static Instant time(Row row) {
        for (String column : List.of("actualstart", "sortdate", "createdon")) {
            if (row.get(column) instanceof Instant at) {
                return at;
            }
        }
        return Instant.EPOCH;
    }

    private Bubble bubble(Row row, Shown shown) {
        String way = shown.text(row, direction).toLowerCase(Locale.ROOT);
        return new Bubble(
                way.startsWith("out") || way.equals("yes"),
                author == null ? "" : shown.html(row, author),
                kind == null ? "" : shown.html(row, kind),
                Html.show(row.get(body) == null ? row.get("subject") : row.get(body)),
                List.of(),
                Html.show(time(row)),
                state == null ? "" : shown.html(row, state));
    }
}
