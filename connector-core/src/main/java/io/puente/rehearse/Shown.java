package io.puente.rehearse;

import io.puente.spi.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A value as people read it; null for none. */
enum Shown implements FieldValue.Cases<String> {
    PLAIN;

    static @Nullable String of(@Nullable FieldValue value) {
        String text = value == null ? "" : value.match(PLAIN);
        return text.isEmpty() ? null : text;
    }

    static boolean same(@Nullable FieldValue one, @Nullable FieldValue other) {
        return java.util.Objects.equals(of(one), of(other));
    }

    @Override
    public String text(String value) {
        return value;
    }

    @Override
    public String number(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
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
