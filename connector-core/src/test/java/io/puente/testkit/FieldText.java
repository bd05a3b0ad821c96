package io.puente.testkit;

import io.puente.spi.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;

/** A field's value as text; a cleared one is empty. */
final class FieldText implements FieldValue.Cases<String> {
    private static final FieldText CASES = new FieldText();

    private FieldText() {}

    static String of(FieldValue value) {
        return value.match(CASES);
    }

    @Override
    public String text(String value) {
        return value;
    }

    @Override
    public String number(BigDecimal value) {
        return value.toPlainString();
    }

    @Override
    public String flag(boolean value) {
        return Boolean.toString(value);
    }

    @Override
    public String instant(Instant value) {
        return value.toString();
    }

    @Override
    public String cleared() {
        return "";
    }
}
