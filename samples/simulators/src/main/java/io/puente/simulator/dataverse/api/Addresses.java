package io.puente.simulator.dataverse.api;

import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.dataverse.odata.Literal;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.org.ValueReader;
import io.puente.simulator.dataverse.schema.AlternateKey;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.TableType;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the rows that addresses name, by primary or alternate key. Under the organisation's lock. */
public final class Addresses {
    /** Characters with which a key value can be neither read nor patched. */
    private static final Pattern UNUSABLE = Pattern.compile("[/<>*%&:\\\\?+]");

    private static final Pattern SERVICE = Pattern.compile("^(https?://[^/]+)?/api/data/v\\d+\\.\\d+/");

    private final Organization org;

    /**
     * A row that an address names, whether it exists or not.
     *
     * @param id null for an absent row that was named by an alternate key
     * @param key column values of the alternate key; empty when named by id
     */
    public record Target(
            TableType type,
            @Nullable UUID id,
            Map<Column, Object> key,
            @Nullable Row row,
            String address) {
        boolean byKey() {
            return !key.isEmpty();
        }

        Row existing() {
            if (row != null) {
                return row;
            }
            throw byKey()
                    ? new ApiException(
                            ErrorCode.NOT_FOUND_BY_KEY,
                            "A record with the specified key values does not exist in " + type + " entity")
                    : new ApiException(ErrorCode.OBJECT_DOES_NOT_EXIST, type + " With Id = " + id + " Does Not Exist");
        }
    }

    public Addresses(Organization org) {
        this.org = org;
    }

    /** The table of a set, if it is visible to the call. */
    public TableType table(Call call, String set) {
        TableType type = org.schema().bySet(set);
        boolean visible = type != null
                && (call.caller().strong()
                        || !org.clock().instant().isBefore(type.traits().visibleFrom()));
        if (type == null || !visible || set.equals("principals")) {
            throw Call.noSegment(set);
        }
        return type;
    }

    /** @param segment with the key in its parentheses */
    public Target target(Call call, Segment segment) {
        TableType type = table(call, segment.name());
        Map<String, String> named = new LinkedHashMap<>();
        segment.namedArguments().forEach((name, value) -> named.put(name, parameter(call, value)));
        String single = named.get("");
        if (single == null && named.keySet().equals(Set.of(type.traits().primaryId()))) {
            single = named.get(type.traits().primaryId());
        }
        if (single != null) {
            UUID id = named.size() == 1 ? ValueReader.parseGuid(single.replace("'", "")) : null;
            if (id == null) {
                throw badKey(type);
            }
            return new Target(
                    type, id, Map.of(), org.get(type, id), type.traits().setName() + "(" + id + ")");
        }
        return byKey(type, named, segment);
    }

    private static String parameter(Call call, String value) {
        return value.startsWith("@") ? call.http().query(value).orElse(value) : value;
    }

    private Target byKey(TableType type, Map<String, String> named, Segment segment) {
        Map<Column, Object> values = new LinkedHashMap<>();
        named.forEach((name, text) -> {
            Column column = type.property(name) == null ? type.column(name) : type.property(name);
            Literal literal = Literal.of(text);
            if (column == null || literal == null || literal.value() == null) {
                throw badKey(type);
            }
            values.put(column, value(type, column, literal));
        });
        AlternateKey key = type.keys().stream()
                .filter(k ->
                        k.columns().size() == values.size() && values.keySet().containsAll(k.columns()))
                .findFirst()
                .orElseThrow(() -> badKey(type));
        if (!key.active(org.clock().instant())) {
            throw new ApiException(
                    ErrorCode.INVALID_KEY_OPERATION,
                    "Invalid entity key operation performed: the index of key " + key.name() + " on " + type
                            + " is not active.");
        }
        List<Row> rows = find(type, values);
        if (rows.size() > 1) {
            throw new ApiException(
                    ErrorCode.MULTIPLE_BY_KEY,
                    "More than one record exists in " + type + " for the specified key values.");
        }
        Row row = rows.isEmpty() ? null : rows.get(0);
        String address = type.traits().setName() + "(" + segment.arguments() + ")";
        return new Target(type, row == null ? null : row.id(), values, row, address);
    }

    private List<Row> find(TableType type, Map<Column, Object> values) {
        Column first = values.keySet().iterator().next();
        return org.rows(type).find(first, values.get(first)).stream()
                .filter(row -> values.entrySet().stream()
                        .allMatch(e -> Comparisons.compare(row.get(e.getKey()), e.getValue()) == 0))
                .toList();
    }

    private static Object value(TableType type, Column column, Literal literal) {
        Object value = Objects.requireNonNull(literal.value());
        if (value instanceof String text && UNUSABLE.matcher(text).find()) {
            throw new ApiException(
                    ErrorCode.ODATA,
                    "Bad Request - Error in query syntax. The value of '" + column.name()
                            + "' contains a character that key values must not contain: / < > * % & : \\ ? +");
        }
        if (column.type().reference() && value instanceof UUID) {
            return value;
        }
        boolean fits = column.type().text() && value instanceof String
                || (column.type().choice() || column.type() == ColumnType.INTEGER) && value instanceof BigDecimal
                || !column.type().text() && !(value instanceof String);
        if (!fits) {
            throw badKey(type);
        }
        return value instanceof BigDecimal number && column.type() != ColumnType.DECIMAL
                ? (Object) number.intValue()
                : value;
    }

    private static ApiException badKey(TableType type) {
        String keys = type.keys().stream()
                .map(k -> k.columns().stream().map(Column::name).collect(Collectors.joining(",")))
                .collect(Collectors.joining("; "));
        return new ApiException(
                ErrorCode.ODATA,
                "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM." + type
                        + "'. Ensure that the names and number of key properties match the declared or alternate key"
                        + " properties for the resource '" + type + "'." + (keys.isEmpty() ? "" : " Keys: " + keys));
    }

    /**
     * The existing row that a bind value names: an address below the service root with or without it, or {@code $1}.
     *
     * @throws ApiException if there is no such row
     */
    public Ref bind(Call call, TableType referencing, String uri) {
        String relative = SERVICE.matcher(resolved(call, uri)).replaceFirst("").replaceFirst("^/", "");
        List<Segment> segments = Segment.parse(new SimulatorRequest("GET", relative, Map.of(), new byte[0]).path());
        if (segments.size() != 1 || segments.get(0).arguments() == null) {
            throw ValueReader.payload(referencing, "Invalid URI '" + uri + "' in an @odata.bind.");
        }
        return target(call, segments.get(0)).existing().ref();
    }

    /** Replaces a reference to an earlier part of the change set by the address of its row. */
    static String resolved(Call call, String uri) {
        String bare = uri.startsWith("/$") ? uri.substring(1) : uri;
        if (!bare.startsWith("$")) {
            return uri;
        }
        int end = bare.indexOf('/');
        String id = bare.substring(1, end < 0 ? bare.length() : end);
        String address = call.contentIds().get(id);
        if (address == null) {
            throw new ApiException(
                    ErrorCode.BAD_URI, "Content-ID Reference: '$" + id + "' does not exist in the batch context.");
        }
        return "/" + address + (end < 0 ? "" : bare.substring(end));
    }
}
