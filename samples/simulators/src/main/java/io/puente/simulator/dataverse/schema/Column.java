package io.puente.simulator.dataverse.schema;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One column. Built once, before it is added to a table; only its options change later, under the organisation's lock.
 */
public final class Column {
    private final String name;
    private final ColumnType type;
    private final List<Choice> choices = new ArrayList<>();
    private List<String> targets = List.of();
    private String schemaName;
    private String label;
    private String description = "";
    private String required = "None";
    private int maxLength;
    private @Nullable BigDecimal min;
    private @Nullable BigDecimal max;
    private int precision;
    private boolean creatable = true;
    private boolean updatable = true;
    private boolean readable = true;
    private boolean custom;
    private boolean primaryName;
    private boolean secured;
    private String formatName = "Text";
    private @Nullable Object defaultValue;
    private int slot = -1;
    private UUID metadataId;

    /** @param name logical name, lower case */
    public Column(String name, ColumnType type) {
        this.name = name;
        this.type = type;
        this.schemaName = name;
        this.label = name;
        this.metadataId = new UUID(0, 0);
        if (type == ColumnType.STRING) {
            maxLength = 100;
        } else if (type == ColumnType.MEMO) {
            maxLength = 2_000;
        }
    }

    /** The same column for another table: own options, same slot. */
    public Column copyFor(String table) {
        Column copy = new Column(name, type);
        copy.choices.addAll(choices);
        copy.targets = targets;
        copy.schemaName = schemaName;
        copy.label = label;
        copy.description = description;
        copy.required = required;
        copy.maxLength = maxLength;
        copy.min = min;
        copy.max = max;
        copy.precision = precision;
        copy.creatable = creatable;
        copy.updatable = updatable;
        copy.readable = readable;
        copy.custom = custom;
        copy.primaryName = primaryName;
        copy.secured = secured;
        copy.formatName = formatName;
        copy.defaultValue = defaultValue;
        copy.place(table, slot);
        return copy;
    }

    void place(String table, int atSlot) {
        slot = atSlot;
        metadataId = UUID.nameUUIDFromBytes((table + "." + name).getBytes(StandardCharsets.UTF_8));
    }

    public Column schemaName(String value) {
        schemaName = value;
        return this;
    }

    public Column label(String value) {
        label = value;
        return this;
    }

    public Column description(String value) {
        description = value;
        return this;
    }

    /** {@code None}, {@code Recommended}, {@code ApplicationRequired} (forms only) or {@code SystemRequired}. */
    public Column required(String level) {
        required = level;
        return this;
    }

    public Column maxLength(int units) {
        maxLength = units;
        return this;
    }

    public Column range(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        min = from;
        max = to;
        return this;
    }

    public Column precision(int digits) {
        precision = digits;
        return this;
    }

    public Column targets(List<String> tables) {
        targets = List.copyOf(tables);
        return this;
    }

    public Column choices(List<Choice> all) {
        choices.clear();
        choices.addAll(all);
        return this;
    }

    public Column writable(boolean onCreate, boolean onUpdate) {
        creatable = onCreate;
        updatable = onUpdate;
        return this;
    }

    /** Only seen by the simulator itself, such as the secret of an endpoint. */
    public Column writeOnly() {
        readable = false;
        return this;
    }

    public Column custom() {
        custom = true;
        return this;
    }

    public Column primaryName() {
        primaryName = true;
        return this;
    }

    /** Column-level security: only users whose profile gives it may write it. */
    public Column secured(boolean on) {
        secured = on;
        return this;
    }

    public boolean secured() {
        return secured;
    }

    public Column formatName(String value) {
        formatName = value;
        return this;
    }

    public Column defaultValue(@Nullable Object value) {
        defaultValue = value;
        return this;
    }

    public String name() {
        return name;
    }

    public ColumnType type() {
        return type;
    }

    /** The name in JSON: {@code _customerid_value} for references. */
    public String property() {
        return type.reference() ? "_" + name + "_value" : name;
    }

    public String schemaName() {
        return schemaName;
    }

    public String label() {
        return label;
    }

    public String description() {
        return description;
    }

    public String required() {
        return required;
    }

    /** In UTF-16 units; for files in KB; 0 where it does not apply. */
    public int maxLength() {
        return maxLength;
    }

    public @Nullable BigDecimal min() {
        return min;
    }

    public @Nullable BigDecimal max() {
        return max;
    }

    public int precision() {
        return precision;
    }

    /** Tables that a reference may point to. */
    public List<String> targets() {
        return targets;
    }

    public boolean creatable() {
        return creatable;
    }

    public boolean updatable() {
        return updatable;
    }

    public boolean readable() {
        return readable;
    }

    public boolean isCustom() {
        return custom;
    }

    public boolean isPrimaryName() {
        return primaryName;
    }

    public String formatName() {
        return formatName;
    }

    public @Nullable Object defaultValue() {
        return defaultValue;
    }

    /** Where rows keep the value. */
    public int slot() {
        return slot;
    }

    public UUID metadataId() {
        return metadataId;
    }

    public List<Choice> choices() {
        return List.copyOf(choices);
    }

    public @Nullable Choice choice(int value) {
        return choices.stream().filter(c -> c.value() == value).findFirst().orElse(null);
    }

    /** Adds an option, or changes the label of the one with this value. */
    public void putChoice(Choice choice) {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).value() == choice.value()) {
                choices.set(i, choice);
                return;
            }
        }
        choices.add(choice);
    }

    public boolean dropChoice(int value) {
        return choices.removeIf(c -> c.value() == value);
    }

    /** The status that a state takes when none is named. */
    public int defaultStatus(int state) {
        return choices.stream()
                .filter(c -> c.state() == state)
                .map(Choice::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no option for state " + state));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column column && metadataId.equals(column.metadataId) && name.equals(column.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, metadataId);
    }

    @Override
    public String toString() {
        return name;
    }
}
