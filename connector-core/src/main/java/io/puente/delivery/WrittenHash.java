package io.puente.delivery;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.model.Sha256;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.Reference;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hash a link remembers: {@code <main>.<whenEmpty>}, so that it shows whether the fields that are sent only while
 * empty are the ones that changed. A refused record remembers {@code !<hash>} of everything it would have sent, so
 * that it is tried again only once something is different.
 */
final class WrittenHash {
    /** 96 bits: links are compared one against one, never searched by hash. */
    private static final int BYTES = 12;

    private WrittenHash() {}

    /** Of what a linked record is sent: everything but the fields of its creation. */
    static String ofUpdate(ObjectName object, Mapped mapped, List<Reference> references) {
        var main = new StringBuilder(256).append(object.value()).append('\0');
        fields(main, mapped.always());
        references(main, references);
        var whenEmpty = new StringBuilder(64);
        fields(whenEmpty, mapped.whenEmpty());
        return digest(main) + "." + digest(whenEmpty);
    }

    /** Of a refused record, linked or not. */
    static String ofRefusal(ObjectName object, Mapped mapped, List<Reference> references, boolean linked) {
        var text = new StringBuilder(256).append(ofUpdate(object, mapped, references));
        if (!linked) {
            fields(text, mapped.create());
        }
        return "!" + digest(text);
    }

    static boolean sameMain(@Nullable String written, String now) {
        return written != null && part(written, 0).equals(part(now, 0));
    }

    static boolean sameWhenEmpty(@Nullable String written, String now) {
        return written != null && part(written, 1).equals(part(now, 1));
    }

    private static String part(String hash, int index) {
        int dot = hash.indexOf('.');
        if (dot < 0) {
            return index == 0 ? hash : "";
        }
        return index == 0 ? hash.substring(0, dot) : hash.substring(dot + 1);
    }

    /** Sorted by name: another order of lines in the mapping file is no change. */
    private static void fields(StringBuilder text, Map<String, FieldValue> fields) {
        String[] names = fields.keySet().toArray(new String[0]);
        Arrays.sort(names);
        for (String name : names) {
            text.append(name).append('\0');
            FieldValue value = fields.get(name);
            if (value != null) {
                text.append(value.match(Tagged.INSTANCE)).append('\0');
            }
        }
    }

    private static void references(StringBuilder text, List<Reference> references) {
        for (Reference reference : references) {
            text.append('>')
                    .append(reference.field())
                    .append('\0')
                    .append(reference.key())
                    .append('\0');
        }
    }

    private static String digest(StringBuilder text) {
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(Sha256.of(text), BYTES));
    }

    /** A kind before the value, so that the text "1" and the number 1 differ. */
    private enum Tagged implements FieldValue.Cases<String> {
        INSTANCE;

        @Override
        public String text(String value) {
            return "t" + value;
        }

        @Override
        public String number(BigDecimal value) {
            return "n" + value.stripTrailingZeros().toPlainString();
        }

        @Override
        public String flag(boolean value) {
            return "f" + value;
        }

        @Override
        public String instant(Instant value) {
            return "i" + value;
        }

        @Override
        public String cleared() {
            return "c";
        }
    }
}
