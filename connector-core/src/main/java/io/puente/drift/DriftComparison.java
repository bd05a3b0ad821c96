package io.puente.drift;

import io.puente.drift.DriftReport.Alarm;
import io.puente.drift.DriftReport.FirstHit;
import io.puente.mapping.FieldNeed;
import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the mapping needs against what the CRM says now and said before. */
final class DriftComparison {

    /** The mapping check names the field that is required and not mapped only in its words. */
    private static final Pattern REQUIRED = Pattern.compile("'([^']+)' .*is required by the CRM and not mapped");

    private final MappingFile file;
    private final Metadata now;
    private final Map<ObjectName, ObjectSchema> before = new HashMap<>();

    DriftComparison(MappingFile file, Metadata now, List<ObjectSchema> before) {
        this.file = file;
        this.now = now;
        before.forEach(object -> this.before.put(object.name(), object));
    }

    /** The record first refused for a field, if one was. */
    interface Hits {
        @Nullable
        FirstHit first(String object, String field);
    }

    List<SchemaChange> changes() {
        List<SchemaChange> changes = new ArrayList<>();
        for (ObjectName object : new HashSet<>(writes().values())) {
            ObjectSchema was = before.get(object);
            if (was != null) {
                changes.addAll(SchemaChanges.between(narrowed(was), now.describe(object)));
            }
        }
        changes.sort(java.util.Comparator.comparing((SchemaChange c) -> c.object())
                .thenComparing(SchemaChange::field)
                .thenComparing(SchemaChange::says));
        return changes;
    }

    /** @param remembered what was changed, by object and field, as an earlier look found it */
    List<Alarm> alarms(List<SchemaChange> changes, List<Alarm> remembered, Hits hits) {
        Map<String, FieldNeed> needs = new HashMap<>();
        file.needs().forEach(need -> needs.put(need.path(), need));
        List<Alarm> alarms = new ArrayList<>();
        for (MappingProblem problem : problems()) {
            FieldNeed need = needs.get(problem.path());
            String object = need == null ? object(problem.path()) : need.object();
            String field = need == null ? requiredField(problem) : need.field();
            String says = problem.what() + (problem.hint().isEmpty() ? "" : "; " + problem.hint());
            String place = problem.file() + ":" + problem.line() + ":" + problem.column();
            String changed = changed(object, field, changes);
            if (changed.isEmpty()) {
                changed = remembered.stream()
                        .filter(a -> a.object().equals(object)
                                && a.field().equals(field)
                                && a.says().equals(says))
                        .map(Alarm::changed)
                        .findFirst()
                        .orElse("");
            }
            alarms.add(new Alarm(object, field, place, says, changed, hits.first(object, field)));
        }
        return alarms;
    }

    /** What is kept for the next look. */
    List<ObjectSchema> seen() {
        return new HashSet<>(writes().values())
                .stream()
                        .sorted()
                        .flatMap(o -> now.describe(o).stream())
                        .map(this::narrowed)
                        .toList();
    }

    /** What was seen before as it was then, and of what was not what there is now. */
    List<ObjectSchema> seenFirst() {
        Map<ObjectName, ObjectSchema> all = new TreeMap<>(before);
        for (ObjectSchema is : seen()) {
            ObjectSchema was = before.get(is.name());
            if (was == null) {
                all.put(is.name(), is);
            } else {
                List<FieldSchema> fields = new ArrayList<>(was.fields());
                // One that is required now and was not seen may have become so since: the next look tells that.
                is.fields().stream()
                        .filter(field -> used(is.name()).contains(field.name())
                                && was.field(field.name()).isEmpty())
                        .forEach(fields::add);
                all.put(is.name(), new ObjectSchema(was.name(), was.label(), fields));
            }
        }
        return List.copyOf(all.values());
    }

    boolean fits() {
        return problems().isEmpty();
    }

    private List<MappingProblem> problems() {
        try {
            return MappingCheck.check(file, now);
        } catch (TargetFailure | InterruptedException e) {
            throw new IllegalStateException("metadata in memory cannot fail", e);
        }
    }

    private String changed(String object, String field, List<SchemaChange> changes) {
        ObjectName written = writes().get(object);
        return changes.stream()
                .filter(c -> c.object().equals(written)
                        && (c.field().equals(field) || c.field().isEmpty()))
                .map(SchemaChange::says)
                .collect(Collectors.joining(", "));
    }

    private ObjectSchema narrowed(ObjectSchema object) {
        Set<String> used = used(object.name());
        List<FieldSchema> fields = object.fields().stream()
                .filter(field -> used.contains(field.name()) || field.required() && field.createable())
                .toList();
        return new ObjectSchema(object.name(), object.label(), fields);
    }

    private Set<String> used(ObjectName object) {
        return file.needs().stream()
                .filter(need -> need.writes().equals(object))
                .map(FieldNeed::field)
                .collect(Collectors.toSet());
    }

    private Map<String, ObjectName> writes() {
        Map<String, ObjectName> writes = new TreeMap<>();
        file.needs().forEach(need -> writes.put(need.object(), need.writes()));
        return writes;
    }

    private static String object(String path) {
        String[] parts = path.split("\\.", 3);
        return parts.length < 2 ? "" : parts[1];
    }

    private static String requiredField(MappingProblem problem) {
        return Optional.of(REQUIRED.matcher(problem.what()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .orElse("");
    }
}
