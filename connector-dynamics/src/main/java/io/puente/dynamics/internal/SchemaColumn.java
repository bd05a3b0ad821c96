package io.puente.dynamics.internal;

import java.util.List;

/**
 * A column that Puente brings.
 *
 * @param size characters of a text, the largest value of a number; 0 for other types
 * @param options names of a choice, in the order of their values
 * @param parent table a lookup points to; empty for other types
 */
record SchemaColumn(String name, String label, Type type, long size, List<String> options, String parent) {

    /** How Dataverse keeps it. */
    enum Type {
        /** Our key: with an alternate key on tables that can have one. */
        KEY("String"),
        TEXT("String"),
        LONG_TEXT("Memo"),
        NUMBER("Integer"),
        /** Whole numbers beyond two thousand million. */
        LARGE_NUMBER("Decimal"),
        MOMENT("DateTime"),
        CHOICE("Picklist"),
        LOOKUP("Lookup");

        private final String attributeType;

        Type(String attributeType) {
            this.attributeType = attributeType;
        }

        String attributeType() {
            return attributeType;
        }
    }

    SchemaColumn {
        options = List.copyOf(options);
    }

    // 26 characters of key and a suffix for the parts of a split text.
    static SchemaColumn key(String name, String label) {
        return new SchemaColumn(name, label, Type.KEY, 40, List.of(), "");
    }

    static SchemaColumn text(String name, String label, int length) {
        return new SchemaColumn(name, label, Type.TEXT, length, List.of(), "");
    }

    static SchemaColumn longText(String name, String label, int length) {
        return new SchemaColumn(name, label, Type.LONG_TEXT, length, List.of(), "");
    }

    static SchemaColumn number(String name, String label) {
        return new SchemaColumn(name, label, Type.NUMBER, Integer.MAX_VALUE, List.of(), "");
    }

    static SchemaColumn largeNumber(String name, String label) {
        return new SchemaColumn(name, label, Type.LARGE_NUMBER, 100_000_000_000L, List.of(), "");
    }

    static SchemaColumn moment(String name, String label) {
        return new SchemaColumn(name, label, Type.MOMENT, 0, List.of(), "");
    }

    static SchemaColumn choice(String name, String label, String... options) {
        return new SchemaColumn(name, label, Type.CHOICE, 0, List.of(options), "");
    }

    static SchemaColumn lookup(String name, String label, String parent) {
        return new SchemaColumn(name, label, Type.LOOKUP, 0, List.of(), parent);
    }

    int value(int option) {
        return PuenteSchema.FIRST_OPTION + option;
    }
}
