package io.puente.simulator.dataverse.api;

import io.puente.simulator.dataverse.odata.Condition;
import io.puente.simulator.dataverse.odata.Condition.Path;
import io.puente.simulator.dataverse.odata.Literal;
import io.puente.simulator.dataverse.odata.ODataSyntaxException;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.org.ValueReader;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.TableType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns filters into predicates, checking every name and type against the table first. */
final class FilterCompiler {
    private final Organization org;

    private record Access(Column column, Function<Row, @Nullable Object> value) {}

    FilterCompiler(Organization org) {
        this.org = org;
    }

    Predicate<Row> compile(TableType type, Condition condition) {
        return compile(type, condition, "");
    }

    private Predicate<Row> compile(TableType type, Condition condition, String variable) {
        if (condition instanceof Condition.And and) {
            return compile(type, and.left(), variable).and(compile(type, and.right(), variable));
        }
        if (condition instanceof Condition.Or or) {
            return compile(type, or.left(), variable).or(compile(type, or.right(), variable));
        }
        if (condition instanceof Condition.Not not) {
            return compile(type, not.inner(), variable).negate();
        }
        if (condition instanceof Condition.Compare compare) {
            return comparison(type, compare, variable);
        }
        if (condition instanceof Condition.Match match) {
            return match(type, match, variable);
        }
        if (condition instanceof Condition.Function function) {
            return function(type, function, variable);
        }
        return lambda(type, (Condition.Lambda) condition);
    }

    private Predicate<Row> comparison(TableType type, Condition.Compare compare, String variable) {
        Access left = access(type, compare.left(), variable);
        Literal right = compare.right();
        checkTypes(left.column(), compare.operator(), right);
        Object value = right.value();
        return switch (compare.operator()) {
            case "eq" -> row -> Comparisons.compare(left.value().apply(row), value) == 0;
            // The database counts rows without a value as different, too.
            case "ne" -> row -> Comparisons.compare(left.value().apply(row), value) != 0;
            default ->
                row -> {
                    Object actual = left.value().apply(row);
                    if (actual == null || value == null) {
                        return false;
                    }
                    int order = Comparisons.compare(actual, value);
                    return switch (compare.operator()) {
                        case "gt" -> order > 0;
                        case "ge" -> order >= 0;
                        case "lt" -> order < 0;
                        default -> order <= 0;
                    };
                };
        };
    }

    private static void checkTypes(Column column, String operator, Literal right) {
        Object value = right.value();
        boolean fits = value == null
                || switch (column.type()) {
                    case STRING, MEMO, ENTITY_NAME -> value instanceof String;
                    case INTEGER, BIG_INT, DECIMAL, DOUBLE, PICKLIST, STATE, STATUS -> value instanceof BigDecimal;
                    case BOOLEAN -> value instanceof Boolean;
                    case DATE_TIME, DATE -> value instanceof Instant || value instanceof LocalDate;
                    case LOOKUP, CUSTOMER, OWNER, GUID, FILE -> value instanceof UUID || guid(value);
                };
        if (!fits) {
            throw new ApiException(
                    ErrorCode.BAD_URI,
                    "A binary operator with incompatible types was detected. Found operand types '"
                            + column.type().edm() + "' and '" + right.edm() + "' for operator kind '" + kind(operator)
                            + "'.");
        }
    }

    // The platform takes quoted ids, too.
    private static boolean guid(Object value) {
        return value instanceof String text && ValueReader.parseGuid(text) != null;
    }

    private static String kind(String operator) {
        return switch (operator) {
            case "eq" -> "Equal";
            case "ne" -> "NotEqual";
            case "gt" -> "GreaterThan";
            case "ge" -> "GreaterThanOrEqual";
            case "lt" -> "LessThan";
            default -> "LessThanOrEqual";
        };
    }

    private Predicate<Row> match(TableType type, Condition.Match match, String variable) {
        Access access = access(type, match.path(), variable);
        if (!access.column().type().text()) {
            throw new ApiException(
                    ErrorCode.BAD_URI,
                    "No function signature for the function with name '" + match.function()
                            + "' matches the specified arguments.");
        }
        String wanted = match.text().toLowerCase(Locale.ROOT);
        return row -> {
            Object value = access.value().apply(row);
            if (value == null) {
                return false;
            }
            String text = value.toString().toLowerCase(Locale.ROOT);
            return switch (match.function()) {
                case "contains" -> text.contains(wanted);
                case "startswith" -> text.startsWith(wanted);
                default -> text.endsWith(wanted);
            };
        };
    }

    private Predicate<Row> function(TableType type, Condition.Function function, String variable) {
        Map<String, String> parameters = function.parameters();
        String property = unquoted(parameters.getOrDefault("PropertyName", "''"));
        Access access = access(type, new Path(List.of(property.split("/", -1))), variable);
        return switch (function.name()) {
            case "In", "NotIn" -> {
                List<Object> values = values(access.column(), parameters.getOrDefault("PropertyValues", "[]"));
                Predicate<Row> in = row -> values.stream()
                        .anyMatch(value -> Comparisons.compare(access.value().apply(row), value) == 0);
                yield function.name().equals("In") ? in : in.negate();
            }
            case "LastXMinutes" -> since(access, Duration.ofMinutes(amount(parameters)));
            case "LastXHours" -> since(access, Duration.ofHours(amount(parameters)));
            case "LastXDays" -> since(access, Duration.ofDays(amount(parameters)));
            default ->
                throw new ApiException(
                        ErrorCode.NOT_IMPLEMENTED,
                        "The simulator has no query function Microsoft.Dynamics.CRM." + function.name() + ".");
        };
    }

    private static long amount(Map<String, String> parameters) {
        String text = unquoted(parameters.getOrDefault("PropertyValue", ""));
        if (!text.matches("\\d{1,6}")) {
            throw new ODataSyntaxException("PropertyValue must be a number.");
        }
        return Long.parseLong(text);
    }

    private Predicate<Row> since(Access access, Duration back) {
        Instant now = org.clock().instant();
        Instant from = now.minus(back);
        return row -> access.value().apply(row) instanceof Instant at && !at.isBefore(from) && !at.isAfter(now);
    }

    private static List<Object> values(Column column, String array) {
        List<Object> values = new ArrayList<>();
        for (String item : Segment.split(array.substring(1, array.length() - 1), ',')) {
            String text = unquoted(item.trim());
            if (text.isEmpty() && item.isBlank()) {
                continue;
            }
            Literal literal = column.type().text() ? new Literal(text) : Literal.of(text);
            if (literal == null || literal.value() == null) {
                throw new ODataSyntaxException("The value '" + text + "' does not fit '" + column.name() + "'.");
            }
            values.add(literal.value());
        }
        return values;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && (text.startsWith("'") || text.startsWith("\""));
        return quoted ? text.substring(1, text.length() - 1).replace("''", "'") : text;
    }

    private Predicate<Row> lambda(TableType type, Condition.Lambda lambda) {
        String name = lambda.collection().toString();
        Relationship child = type.child(name);
        if (child == null) {
            throw noProperty(type, name);
        }
        Predicate<Row> inner = lambda.inner().isEmpty()
                ? row -> true
                : compile(child.referencing(), lambda.inner().get(0), lambda.variable());
        return row -> {
            List<Row> rows = org.rows(child.referencing()).find(child.column(), row.ref());
            return lambda.kind().equals("any")
                    ? rows.stream().anyMatch(inner)
                    : rows.stream().allMatch(inner);
        };
    }

    private Access access(TableType type, Path path, String variable) {
        List<String> steps = path.steps();
        if (!variable.isEmpty()) {
            if (steps.size() < 2 || !steps.get(0).equals(variable)) {
                throw new ODataSyntaxException(
                        "The range variable '" + variable + "' is expected before '" + path + "'.");
            }
            steps = steps.subList(1, steps.size());
        }
        if (steps.size() == 1) {
            Column column = property(type, steps.get(0));
            return new Access(column, row -> row.get(column));
        }
        Relationship parent = type.parent(steps.get(0));
        if (parent == null) {
            throw noProperty(type, steps.get(0));
        }
        Access beyond = access(parent.referenced(), new Path(steps.subList(1, steps.size())), "");
        return new Access(beyond.column(), row -> {
            Row target = row.get(parent.column()) instanceof Ref ref && leads(parent, ref) ? org.get(ref) : null;
            return target == null ? null : beyond.value().apply(target);
        });
    }

    private boolean leads(Relationship parent, Ref ref) {
        TableType table = org.schema().table(ref.table());
        return table != null && Schema.accepts(parent, table);
    }

    static Column property(TableType type, String name) {
        Column column = type.property(name);
        if (column == null || !column.readable() || column.type() == ColumnType.FILE) {
            throw noProperty(type, name);
        }
        return column;
    }

    static ApiException noProperty(TableType type, String name) {
        return new ApiException(
                ErrorCode.BAD_URI,
                "Could not find a property named '" + name + "' on type 'Microsoft.Dynamics.CRM." + type + "'.");
    }
}
