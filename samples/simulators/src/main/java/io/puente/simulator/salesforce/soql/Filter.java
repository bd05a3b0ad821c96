package io.puente.simulator.salesforce.soql;

import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.DateTimes;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.store.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tests of one field's value, prepared once per query. */
final class Filter {
    private final Org org;
    private final Field field;

    Filter(Org org, Field field) {
        this.org = org;
        this.field = field;
        if (!field.filterable()) {
            throw new ApiException("INVALID_FIELD", "field '" + field.name() + "' can not be filtered in a query call");
        }
    }

    Predicate<@Nullable Object> comparison(String operator, Literal literal) {
        if (operator.equals("LIKE")) {
            return like(literal);
        }
        if (literal.kind() == Literal.Kind.RANGE) {
            return range(operator, DateRange.of(literal.text(), org.clock()));
        }
        Object expected = value(literal);
        return switch (operator) {
            case "=" -> actual -> same(actual, expected);
            case "!=" -> actual -> !same(actual, expected);
            case "<" -> actual -> ordered(actual, expected) && order(actual, expected) < 0;
            case "<=" -> actual -> ordered(actual, expected) && order(actual, expected) <= 0;
            case ">" -> actual -> ordered(actual, expected) && order(actual, expected) > 0;
            default -> actual -> ordered(actual, expected) && order(actual, expected) >= 0;
        };
    }

    Predicate<@Nullable Object> in(List<Literal> literals, boolean negated) {
        Set<@Nullable Object> expected = new HashSet<>();
        literals.forEach(literal -> expected.add(comparable(value(literal))));
        return actual -> expected.contains(comparable(actual)) != negated;
    }

    /** What the rows hold for this literal; for the index too. */
    @Nullable
    Object value(Literal literal) {
        FieldType type = field.type();
        return switch (literal.kind()) {
            case NULL -> type == FieldType.BOOLEAN ? Boolean.FALSE : null;
            case STRING -> {
                if (type.id()) {
                    yield id(literal.text());
                }
                if (!type.text()) {
                    throw mismatch("should not be enclosed in quotes");
                }
                yield literal.text().replace("\\%", "%").replace("\\_", "_");
            }
            case NUMBER -> {
                check(type.numeric());
                yield new BigDecimal(literal.text());
            }
            case BOOLEAN -> {
                check(type == FieldType.BOOLEAN);
                yield Boolean.valueOf(literal.text().toLowerCase(Locale.ROOT));
            }
            case DATE -> {
                check(type == FieldType.DATE);
                yield DateTimes.readDate(literal.text()).orElseThrow(() -> mismatch("is no date"));
            }
            case DATETIME -> {
                check(type == FieldType.DATETIME);
                yield DateTimes.read(literal.text()).orElseThrow(() -> mismatch("is no dateTime"));
            }
            case RANGE -> throw mismatch("cannot stand in a list");
        };
    }

    private String id(String text) {
        String id = RecordId.normalise(text);
        if (id == null) {
            throw new ApiException("INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + text);
        }
        return id;
    }

    private void check(boolean fits) {
        if (!fits) {
            throw mismatch(
                    field.type().text() || field.type().id() ? "should be enclosed in quotes" : "is of another type");
        }
    }

    private ApiException mismatch(String problem) {
        return new ApiException(
                "INVALID_FIELD",
                "value of filter criterion for field '" + field.name() + "' must be of type "
                        + field.type().soapType().replaceAll(".*:", "") + " and " + problem);
    }

    private Predicate<@Nullable Object> like(Literal literal) {
        if (literal.kind() != Literal.Kind.STRING || !field.type().text()) {
            throw new ApiException("INVALID_QUERY_FILTER_OPERATOR", "invalid operator on " + field.name() + ": LIKE");
        }
        StringBuilder regex = new StringBuilder();
        String text = literal.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                regex.append(Pattern.quote(String.valueOf(text.charAt(++i))));
            } else {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        Pattern pattern =
                Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return actual ->
                actual instanceof String string && pattern.matcher(string).matches();
    }

    private Predicate<@Nullable Object> range(String operator, DateRange range) {
        check(field.type() == FieldType.DATE || field.type() == FieldType.DATETIME);
        return actual -> {
            Instant at = actual instanceof LocalDate date
                    ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
                    : actual instanceof Instant instant ? instant : null;
            if (at == null) {
                return operator.equals("!=");
            }
            boolean before = at.isBefore(range.start());
            boolean after = !at.isBefore(range.end());
            return switch (operator) {
                case "=" -> !before && !after;
                case "!=" -> before || after;
                case "<" -> before;
                case "<=" -> !after;
                case ">" -> after;
                default -> !before;
            };
        };
    }

    private boolean same(@Nullable Object actual, @Nullable Object expected) {
        Object left = comparable(actual);
        Object right = comparable(expected);
        return left == null ? right == null : left.equals(right);
    }

    private @Nullable Object comparable(@Nullable Object value) {
        if (value == null && field.type() == FieldType.BOOLEAN) {
            return Boolean.FALSE;
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        return value instanceof String text && field.type().text() && !field.is(FieldFlag.CASE_SENSITIVE)
                ? text.toLowerCase(Locale.ROOT)
                : value;
    }

    private static boolean ordered(@Nullable Object actual, @Nullable Object expected) {
        return actual != null && expected != null;
    }

    /** Nulls first, text without case. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static int order(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? -1 : 1;
        }
        if (left instanceof String a && right instanceof String b) {
            return a.compareToIgnoreCase(b);
        }
        return ((Comparable) left).compareTo(right);
    }
}
