package io.puente.parity;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappedObject;
import io.puente.store.ParityRuns.Difference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything counted so far, and the differences that are not kept yet. Not thread-safe. */
final class Tally {
    private final Map<String, ObjectTally> objects = new LinkedHashMap<>();
    private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    private List<Difference> fresh = new ArrayList<>();
    private long differences;

    /** @param before an interrupted comparison to go on with; null to begin */
    Tally(CrmMapping mapping, @Nullable ParityReport before) {
        for (MappedObject object : mapping.objects()) {
            ObjectCount count = before == null
                    ? null
                    : before.objects().stream()
                            .filter(o -> o.object().equals(object.name()))
                            .findFirst()
                            .orElse(null);
            objects.put(object.name(), new ObjectTally(object, count));
        }
        if (before != null) {
            causes.putAll(before.causes());
            differences = before.differences();
        }
    }

    void keptBack(MappedObject object) {
        of(object).keptBack();
    }

    void count(Judgement judgement) {
        Subject subject = judgement.subject();
        of(subject.object()).count(judgement);
        for (Finding finding : judgement.findings()) {
            causes.merge(finding.cause(), 1L, Long::sum);
            fresh.add(new Difference(
                    ++differences,
                    subject.object().name(),
                    subject.expected() == null
                            ? subject.key()
                            : subject.expected().key(),
                    subject.contact(),
                    finding.recordId(),
                    finding.kind().name().toLowerCase(Locale.ROOT),
                    finding.cause().name(),
                    finding.fields(),
                    finding.reason(),
                    finding.since()));
        }
    }

    private ObjectTally of(MappedObject object) {
        ObjectTally tally = objects.get(object.name());
        if (tally == null) {
            throw new IllegalStateException("the mapping has no object " + object.name());
        }
        return tally;
    }

    /** The differences found since the last call. */
    List<Difference> takeFresh() {
        List<Difference> taken = fresh;
        fresh = new ArrayList<>();
        return taken;
    }

    List<ObjectCount> objects() {
        return objects.values().stream().map(ObjectTally::snapshot).toList();
    }

    Map<Cause, Long> causes() {
        return new EnumMap<>(causes);
    }
}
