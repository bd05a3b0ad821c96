package io.puente.salesforce.internal;

import java.util.List;

/**
 * A custom field that Puente brings.
 *
 * @param length characters of a text, digits of a number; 0 for other types
 * @param values of a picklist
 * @param parent object a reference points to; empty for other types
 * @param children name under which the parent lists its children, without {@code __r}
 */
record SchemaField(String name, Type type, int length, List<String> values, String parent, String children) {

    /** How Salesforce keeps it. */
    enum Type {
        /** Our key: external id, unique, case-sensitive. */
        KEY,
        TEXT,
        LONG_TEXT,
        PHONE,
        NUMBER,
        MOMENT,
        /** Restricted to its values. */
        PICKLIST,
        /** Whoever may not read the parent may not read the record; people may move it to another parent. */
        MASTER,
        /** Emptied when the parent is deleted. */
        LOOKUP
    }

    SchemaField {
        values = List.copyOf(values);
    }

    // 26 characters of key and a suffix for the parts of a split text.
    static SchemaField key(String name) {
        return new SchemaField(name, Type.KEY, 40, List.of(), "", "");
    }

    static SchemaField text(String name, int length) {
        return new SchemaField(name, Type.TEXT, length, List.of(), "", "");
    }

    static SchemaField longText(String name) {
        return new SchemaField(name, Type.LONG_TEXT, 32_768, List.of(), "", "");
    }

    static SchemaField phone(String name) {
        return new SchemaField(name, Type.PHONE, 40, List.of(), "", "");
    }

    static SchemaField number(String name, int digits) {
        return new SchemaField(name, Type.NUMBER, digits, List.of(), "", "");
    }

    static SchemaField moment(String name) {
        return new SchemaField(name, Type.MOMENT, 0, List.of(), "", "");
    }

    static SchemaField picklist(String name, String... values) {
        return new SchemaField(name, Type.PICKLIST, 0, List.of(values), "", "");
    }

    static SchemaField master(String name, String parent, String children) {
        return new SchemaField(name, Type.MASTER, 0, List.of(), parent, children);
    }

    static SchemaField lookup(String name, String parent, String children) {
        return new SchemaField(name, Type.LOOKUP, 0, List.of(), parent, children);
    }

    /** {@code Sent_At__c} gives {@code Sent At}. */
    String label() {
        return name.substring(0, name.length() - "__c".length()).replace('_', ' ');
    }

    /** What a describe calls it. */
    String describedAs() {
        return switch (type) {
            case KEY, TEXT -> "string";
            case LONG_TEXT -> "textarea";
            case PHONE -> "phone";
            case NUMBER -> "double";
            case MOMENT -> "datetime";
            case PICKLIST -> "picklist";
            case MASTER, LOOKUP -> "reference";
        };
    }
}
