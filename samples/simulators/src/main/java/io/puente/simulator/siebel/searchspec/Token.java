package io.puente.simulator.siebel.searchspec;

/** One word of an expression; {@code text} is without brackets and quotes, words and operators in upper case. */
record Token(Kind kind, String text) {
    enum Kind {
        FIELD,
        LITERAL,
        NUMBER,
        OPERATOR,
        WORD,
        OPEN,
        CLOSE,
        END
    }

    boolean is(Kind other, String value) {
        return kind == other && text.equals(value);
    }
}
