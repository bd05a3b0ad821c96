package io.puente.mapping;

/** What kind of value a canonical path gives; decides which verbs of a mapping file make sense on it. */
public enum ValueType {
    /** Free text, may be personal data. */
    TEXT("text"),
    /** A word out of an open set (WhatsApp may add to it); never personal data. */
    WORD("a word of an open list"),
    /** One of a fixed list of words. */
    CHOICE("one of a fixed list"),
    /** A whole number. */
    NUMBER("a number"),
    /** True or false. */
    FLAG("true or false"),
    /** A moment, exact to the second or better. */
    INSTANT("a moment");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /** For messages to people. */
    public String words() {
        return words;
    }

    boolean textual() {
        return this == TEXT || this == WORD || this == CHOICE;
    }
}
