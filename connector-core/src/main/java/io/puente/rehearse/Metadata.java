package io.puente.rehearse;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblem;
import io.puente.mapping.ValueCheck;
import io.puente.mapping.ValueIssue;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.spi.TargetFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the CRM says of its objects and fields, asked once, beside the file in question. Thread-safe after it is made. */
final class Metadata {
    private final MappingFile file;
    private final @Nullable ValueCheck values;
    private final List<MappingProblem> problems;
    private final Map<ObjectName, Optional<ObjectSchema>> objects;
    private final Set<String> troubled;
    private final String fingerprint;

    private Metadata(
            MappingFile file,
            @Nullable ValueCheck values,
            List<MappingProblem> problems,
            Map<ObjectName, Optional<ObjectSchema>> objects,
            String fingerprint) {
        this.file = file;
        this.values = values;
        this.problems = problems;
        this.objects = objects;
        this.fingerprint = fingerprint;
        this.troubled = problems.stream().map(MappingProblem::path).collect(Collectors.toSet());
    }

    /** @param reader null if the CRM cannot describe itself: then nothing is known against the file */
    static Metadata of(MappingFile file, @Nullable SchemaReader reader) throws TargetFailure, InterruptedException {
        Map<ObjectName, Optional<ObjectSchema>> objects = new HashMap<>();
        if (reader == null) {
            return new Metadata(file, null, List.of(), objects, "none");
        }
        var described = new Described(reader);
        for (MappedObject object : file.mapping().objects()) {
            objects.put(object.writes(), described.describe(object.writes()));
        }
        var values = ValueCheck.of(file.mapping(), described);
        List<MappingProblem> problems = MappingCheck.check(file, described);
        return new Metadata(file, values, problems, objects, described.fingerprint());
    }

    /** Changes with everything that the CRM said. */
    String fingerprint() {
        return fingerprint;
    }

    /** Mistakes of the file that show without any record. */
    List<MappingProblem> problems() {
        return problems;
    }

    /** Whether the object can be asked for with its key. */
    boolean readable(MappedObject object) {
        Optional<ObjectSchema> schema = objects.get(object.writes());
        return schema == null
                || schema.isPresent() && schema.get().field(object.keyField()).isPresent();
    }

    /** Whether a field can be asked for: one that does not exist would make the whole read fail. */
    boolean readable(MappedObject object, String field) {
        Optional<ObjectSchema> schema = objects.get(object.writes());
        return schema == null || schema.isPresent() && schema.get().field(field).isPresent();
    }

    boolean readableReference(MappedObject object, String field) {
        return !troubled.contains("objects." + object.name() + ".references." + field);
    }

    /** Why the CRM would refuse the record, as far as its metadata shows; empty if nothing is known against it. */
    List<Reason> refusals(MappedObject object, Mapped record, boolean creating) {
        return values == null
                ? List.of()
                : values.check(object, record, creating).stream()
                        .filter(ValueIssue::refused)
                        .map(issue -> new Reason(issue.field(), rule(object, issue.field(), record), issue.text()))
                        .toList();
    }

    /** {@code file:line} of the decision table's row that gave this record the field's value; of the rule if none did. */
    String rule(MappedObject object, String field, Mapped record) {
        if (record.decided() != null) {
            for (String row : record.decided().split(",", -1)) {
                if (row.startsWith(field + "=")) {
                    String place = row.substring(field.length() + 1);
                    return place.contains(":") ? place : file.name() + ":" + place;
                }
            }
        }
        return rule(object, field);
    }

    /** {@code file:line} of the rule that writes a field, or of the object; empty if the file has none. */
    String rule(MappedObject object, String field) {
        return file.ruleAt(object.name(), field)
                .map(place -> place.file() + ":" + place.line())
                .orElse("");
    }
}
