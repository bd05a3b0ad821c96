package io.puente.rehearse;

import io.puente.rehearse.RehearsalReport.CreatedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts which values one field would be created with instead of which. Keeps the first few; not thread-safe. */
final class CreatedValues {
    /** A decision table has seldom more outcomes; a text differs in every record, and some show what it is like. */
    private static final int MOST = 10;

    private final List<CreatedValue> values = new ArrayList<>();
    private long all;

    CreatedValues() {}

    CreatedValues(long all, List<CreatedValue> before) {
        this.all = all;
        values.addAll(before);
    }

    void add(@Nullable String before, @Nullable String after, String rule) {
        all++;
        for (int i = 0; i < values.size(); i++) {
            CreatedValue known = values.get(i);
            if (Objects.equals(known.before(), before)
                    && Objects.equals(known.after(), after)
                    && known.rule().equals(rule)) {
                values.set(i, new CreatedValue(before, after, rule, known.records() + 1));
                return;
            }
        }
        if (values.size() < MOST) {
            values.add(new CreatedValue(before, after, rule, 1));
        }
    }

    long all() {
        return all;
    }

    List<CreatedValue> values() {
        return List.copyOf(values);
    }
}
