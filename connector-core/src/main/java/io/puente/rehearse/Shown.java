package io.puente.rehearse;

import io.puente.mapping.PlainText;
import io.puente.spi.FieldValue;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value as people read it. */
final class Shown {

    private Shown() {}

    /** Null for none; numbers without zeros at the end. */
    static @Nullable String of(@Nullable FieldValue value) {
        if (value == null) {
            return null;
        }
        if (value instanceof FieldValue.Numeric number) {
            BigDecimal plain = number.value().stripTrailingZeros();
            return plain.toPlainString();
        }
        String text = PlainText.of(value);
        return text.isEmpty() ? null : text;
    }

    static boolean same(@Nullable FieldValue one, @Nullable FieldValue other) {
        return Objects.equals(of(one), of(other));
    }
}
