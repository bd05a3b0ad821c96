package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;

/** A value as text: numbers plain, moments in ISO form, a cleared one empty. Thread-safe. */
public final class PlainText implements FieldValue.Cases<String> {

    private static final PlainText CASES = new PlainText();

    private PlainText() {}

    public static String of(FieldValue value) {
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
