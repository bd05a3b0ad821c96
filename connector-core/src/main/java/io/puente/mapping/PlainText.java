package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;

/** A value as text, for look-up tables and templates: numbers plain, moments in ISO form. */
final class PlainText implements FieldValue.Cases<String> {

    private static final PlainText CASES = new PlainText();

    private PlainText() {}

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
