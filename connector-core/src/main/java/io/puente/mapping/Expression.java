package io.puente.mapping;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import io.puente.spi.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A compiled, type-checked expression. Immutable and thread-safe; an evaluation costs about a microsecond. */
final class Expression {

    /** A value that is missing was used; stackless, for it is no error. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing() {
            super("missing", null, false, false);
        }
    }

    private static final Missing MISSING = new Missing();

    private final String text;
    private final CelRuntime.Program program;
    private final CelType result;
    private final ExpressionWords words;
    private final Set<String> names;

    Expression(String text, CelRuntime.Program program, CelType result, ExpressionWords words, Set<String> names) {
        this.text = text;
        this.program = program;
        this.result = result;
        this.words = words;
        this.names = Set.copyOf(names);
    }

    /** @return null if the result is of a kind that no field can take */
    @Nullable
    ValueType type() {
        return switch (result.kind()) {
            case STRING -> words.results().isEmpty() ? ValueType.TEXT : ValueType.CHOICE;
            case BOOL -> ValueType.FLAG;
            case INT, UINT, DOUBLE -> ValueType.NUMBER;
            case TIMESTAMP -> ValueType.INSTANT;
            default -> null;
        };
    }

    /** Everything the expression can give, if that is a short list of texts; otherwise empty. */
    List<String> results() {
        return words.results();
    }

    /** Whether it uses the value of a path, or asks for it with {@code given}. */
    boolean reads(String path) {
        return names.contains(path) || names.contains(ExpressionLanguage.GIVEN + path);
    }

    /** What the expression gives, in CEL's own word for people. */
    String resultName() {
        return result.name();
    }

    /** @return null if there is no value */
    @Nullable
    FieldValue value(MappingInput input) {
        Object value = evaluate(input);
        if (value instanceof String string) {
            return string.isEmpty() ? null : FieldValue.text(string);
        }
        if (value instanceof Boolean flag) {
            return FieldValue.flag(flag);
        }
        if (value instanceof Instant moment) {
            return FieldValue.instant(moment);
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? FieldValue.number(BigDecimal.valueOf(number)) : null;
        }
        return value instanceof Number number ? FieldValue.number(new BigDecimal(number.toString())) : null;
    }

    /** False also if a value it needs is missing. */
    boolean holds(MappingInput input) {
        return Boolean.TRUE.equals(evaluate(input));
    }

    private @Nullable Object evaluate(MappingInput input) {
        try {
            CelVariableResolver values = name -> Optional.of(variable(name, input));
            return program.eval(values);
        } catch (CelEvaluationException e) {
            // Missing values, and what CEL calls errors: an index beyond the end, a text that is no number.
            return null;
        }
    }

    private static Object variable(String name, MappingInput input) {
        if (name.equals(ExpressionLanguage.DETAILS)) {
            return input.message() == null ? Map.of() : input.message().details();
        }
        if (name.startsWith(ExpressionLanguage.GIVEN)) {
            return read(name.substring(ExpressionLanguage.GIVEN.length()), input) != null;
        }
        FieldValue value = read(name, input);
        return value == null ? absent(name) : value.match(NATIVE);
    }

    private static @Nullable FieldValue read(String path, MappingInput input) {
        return CanonicalVocabulary.find(path)
                .map(known -> known.reader().read(input))
                .orElse(null);
    }

    private static Object absent(String path) {
        boolean text = CanonicalVocabulary.find(path)
                .map(known -> known.type().textual())
                .orElse(false);
        if (text) {
            return "";
        }
        throw MISSING;
    }

    private static final FieldValue.Cases<Object> NATIVE = new FieldValue.Cases<>() {
        @Override
        public Object text(String value) {
            return value;
        }

        @Override
        public Object number(BigDecimal value) {
            return value.longValue();
        }

        @Override
        public Object flag(boolean value) {
            return value;
        }

        @Override
        public Object instant(Instant value) {
            return value;
        }

        @Override
        public Object cleared() {
            throw MISSING;
        }
    };

    @Override
    public String toString() {
        return text;
    }
}
