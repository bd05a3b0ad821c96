package io.puente.parity;

import io.puente.delivery.ExpectedRecord;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.model.Sha256;
import io.puente.spi.FieldValue;
import io.puente.spi.RecordReader.Found;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of one record as it should be, and as the CRM has it: of key and fields that are always written, sorted by
 * name. A field that counts as the same goes in as we wrote it, on both sides. The hash of many records is the sum of
 * theirs modulo 2^256, which needs no order; two comparisons of the same state give the same sums.
 */
final class RecordHash {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private RecordHash() {}

    static BigInteger add(BigInteger sum, BigInteger hash) {
        return sum.add(hash).mod(MODULUS);
    }

    /** As it should be. */
    static BigInteger ours(Subject subject) {
        return digest(head(subject).append(fields(subject, null, java.util.List.of())));
    }

    /** As the CRM has it. */
    static BigInteger theirs(Judgement judgement, Found main) {
        return judgement.differing().isEmpty()
                ? ours(judgement.subject())
                : digest(head(judgement.subject()).append(fields(judgement.subject(), main, judgement.differing())));
    }

    /** Of a record that should not be there. */
    static BigInteger extra(Subject subject, @Nullable String recordId) {
        return digest(head(subject).append("extra").append('\0').append(recordId));
    }

    private static StringBuilder head(Subject subject) {
        return new StringBuilder(256)
                .append(subject.object().writes().value())
                .append('\0')
                .append(subject.key())
                .append('\0');
    }

    private static String fields(Subject subject, @Nullable Found found, java.util.List<String> differing) {
        ExpectedRecord expected = subject.expected();
        Mapped mapped = expected == null ? null : expected.mapped();
        Map<String, String> texts = new TreeMap<>();
        if (expected != null && mapped != null) {
            mapped.always().forEach((name, value) -> texts.put(name, value.match(Plain.INSTANCE)));
            expected.references().forEach(reference -> texts.put(reference.field(), "r" + reference.recordId()));
        }
        if (found != null) {
            differing.forEach(name ->
                    texts.put(name, "?" + found.fields().getOrDefault(name, "").strip()));
        }
        var text = new StringBuilder();
        texts.forEach(
                (name, value) -> text.append(name).append('\0').append(value).append('\0'));
        return text.toString();
    }

    private static BigInteger digest(StringBuilder text) {
        return new BigInteger(1, Sha256.of(text));
    }

    /** A kind before the value, so that the text "1" and the number 1 differ. */
    private enum Plain implements FieldValue.Cases<String> {
        INSTANCE;

        @Override
        public String text(String value) {
            return "t" + value.strip();
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
            return "i" + value.truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public String cleared() {
            return "c";
        }
    }
}
