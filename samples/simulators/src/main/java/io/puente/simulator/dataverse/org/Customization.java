package io.puente.simulator.dataverse.org;

import io.puente.simulator.dataverse.schema.Choice;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What somebody changes in the maker portal and an integration feels: the metadata show it and writes are refused by it
 * from now on; rows stay as they are. Unknown names throw {@link IllegalArgumentException}. Thread-safe.
 */
public final class Customization {
    private final Organization org;

    Customization(Organization org) {
        this.org = org;
    }

    public void deleteColumn(String table, String column) {
        change(table, type -> type.remove(type.known(column)));
    }

    /** Values for it are ignored, not refused: that is what the platform does. */
    public void makeReadOnly(String table, String column) {
        change(table, type -> type.known(column).writable(false, false));
    }

    public void makeUncreatable(String table, String column) {
        change(table, type -> type.known(column).writable(false, true));
    }

    public void shorten(String table, String column, int length) {
        change(table, type -> type.known(column).maxLength(length));
    }

    public void changeType(String table, String column, ColumnType type) {
        change(table, owner -> {
            Column old = owner.known(column);
            Column other = new Column(column, type).schemaName(old.schemaName()).label(old.label());
            owner.replace(old, old.isCustom() ? other.custom() : other);
        });
    }

    /** What a maker can demand, forms ask for; the platform itself takes rows without it. */
    public void addRequiredColumn(String table, String column) {
        change(
                table,
                type -> type.add(new Column(column, ColumnType.STRING).custom().required("ApplicationRequired")));
    }

    /** The numbers of a column's options, in their order. */
    public List<Integer> options(String table, String column) {
        return org.read(() -> org.schema().known(table).known(column).choices().stream()
                .map(Choice::value)
                .toList());
    }

    public void deleteOption(String table, String column, int value) {
        change(table, type -> {
            if (!type.known(column).dropChoice(value)) {
                throw new IllegalArgumentException(table + "." + column + " has no option " + value);
            }
        });
    }

    /** Column-level security: no profile gives the column to anybody. */
    public void secure(String table, String column) {
        change(table, type -> type.known(column).secured(true));
    }

    /** Deletes the alternate keys over this column. */
    public void deleteKeys(String table, String column) {
        change(
                table,
                type -> type.keys().stream()
                        .filter(key -> key.columns().contains(type.known(column)))
                        .forEach(type::removeKey));
    }

    /** A lookup leads to rows of another table. */
    public void pointTo(String table, String column, String parent) {
        change(table, type -> {
            Column lookup = type.known(column);
            for (Relationship relationship : List.copyOf(type.parents())) {
                if (relationship.column().equals(lookup)) {
                    type.removeParent(relationship);
                    relationship.referenced().removeChild(relationship);
                }
            }
            lookup.targets(List.of(parent));
            org.schema().connect(type);
        });
    }

    public void deleteTable(String table) {
        org.write(() -> {
            org.schema().remove(org.schema().known(table));
            return true;
        });
    }

    private void change(String table, Consumer<TableType> change) {
        org.write(() -> {
            change.accept(Objects.requireNonNull(org.schema().known(table)));
            return true;
        });
    }
}
