package io.puente.simulator.dataverse.page;

import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.schema.Choice;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.page.Html;
import org.jspecify.annotations.Nullable;

/** Values as people read them: labels for options, names for references. */
final class Shown {
    private final Organization org;

    Shown(Organization org) {
        this.org = org;
    }

    String html(Row row, String column) {
        return html(row, row.type().known(column));
    }

    String html(Row row, Column column) {
        Object value = row.get(column);
        if (value instanceof Ref ref) {
            String name = Html.escape(name(ref));
            return ref.table().equals("incident") ? "<a href=\"/cases/" + ref.id() + "\">" + name + "</a>" : name;
        }
        return Html.show(labelled(column, value));
    }

    /** Not escaped. */
    String text(Row row, Column column) {
        Object value = labelled(column, row.get(column));
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        return value == null ? "" : value.toString();
    }

    private static @Nullable Object labelled(Column column, @Nullable Object value) {
        Choice choice = value instanceof Integer number && column.type().choice() ? column.choice(number) : null;
        return choice == null ? value : choice.label();
    }

    private String name(Ref ref) {
        Row target = org.get(ref);
        Column name = target == null ? null : target.type().primaryName();
        Object shown = target == null || name == null ? null : target.get(name);
        return shown == null ? ref.id().toString() : shown.toString();
    }
}
