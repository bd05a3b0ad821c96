package io.puente.mapping;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.Split;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Spreads a text over several records of one object. Each part says which one it is, {@code (2/3) …}, since a CRM's list
 * may show records of one second in any order; without those marks the parts are the text, unchanged.
 */
final class TextParts {
    /** Less room would make hundreds of records of one message. */
    static final int SHORTEST = 40;

    private TextParts() {}

    static Mapped of(Mapped whole, FieldRule rule) {
        TextLimit limit = java.util.Objects.requireNonNull(rule.limit());
        FieldValue value =
                whole.always().getOrDefault(rule.field(), whole.create().get(rule.field()));
        if (!(value instanceof FieldValue.Text text) || !limit.exceeded(text.value())) {
            return with(whole, whole.key(), rule.field(), value, new Split(rule.field(), List.of()));
        }
        List<String> parts = marked(text.value(), limit);
        List<Mapped> further = new ArrayList<>();
        for (int part = 2; part <= parts.size(); part++) {
            ExternalKey key = new ExternalKey(whole.key().field(), whole.key().value() + Split.suffix(part));
            further.add(with(whole, key, rule.field(), FieldValue.text(parts.get(part - 1)), null));
        }
        return with(whole, whole.key(), rule.field(), FieldValue.text(parts.get(0)), new Split(rule.field(), further));
    }

    private static Mapped with(
            Mapped whole, ExternalKey key, String field, @Nullable FieldValue value, @Nullable Split split) {
        return new Mapped(
                key,
                replaced(whole.always(), field, value),
                replaced(whole.create(), field, value),
                whole.whenEmpty(),
                whole.references(),
                whole.runAssignment(),
                split,
                whole.decided());
    }

    private static Map<String, FieldValue> replaced(
            Map<String, FieldValue> fields, String field, @Nullable FieldValue value) {
        if (value == null || !fields.containsKey(field)) {
            return fields;
        }
        Map<String, FieldValue> result = new LinkedHashMap<>(fields);
        result.put(field, value);
        return result;
    }

    static List<String> marked(String text, TextLimit limit) {
        List<String> parts = List.of(text);
        int digits = 0;
        // The more parts, the longer the marks, the more parts: settled after a round or two.
        while (String.valueOf(parts.size()).length() > digits) {
            digits = String.valueOf(parts.size()).length();
            parts = cut(text, limit, "(/) ".length() + 2 * digits);
        }
        List<String> marked = new ArrayList<>(parts.size());
        for (String part : parts) {
            marked.add("(" + (marked.size() + 1) + "/" + parts.size() + ") " + part);
        }
        return marked;
    }

    /** Ends with a line if that wastes less than half the room. */
    private static String wholeLines(String part) {
        int line = part.lastIndexOf('\n');
        return line >= part.length() / 2 ? part.substring(0, line + 1) : part;
    }

    private static List<String> cut(String text, TextLimit limit, int mark) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (!rest.isEmpty()) {
            String part = limit.units() > 0 ? TextCut.toUnits(rest, limit.units() - mark) : rest;
            part = limit.bytes() > 0 ? TextCut.toBytes(part, limit.bytes() - mark) : part;
            part = part.length() < rest.length() ? wholeLines(part) : part;
            parts.add(part);
            rest = rest.substring(part.length());
        }
        return parts;
    }
}
