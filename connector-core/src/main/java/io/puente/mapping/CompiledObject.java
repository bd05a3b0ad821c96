package io.puente.mapping;

import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.Problem;
import io.puente.model.CanonicalKind;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An object of the file, ready to map records. Immutable and thread-safe. */
final class CompiledObject implements MappedObject {

    /** A reference with the object it leads to. */
    private record Link(ReferenceRule rule, ObjectPlan parent) {}

    private final ObjectPlan plan;
    private final List<Link> links;
    private final Set<String> whenEmptyFields;
    private final @Nullable FieldRule splitting;
    private final boolean decides;
    private final String fileName;

    /**
     * @param plans all objects of the file by name; the plan's references lead nowhere else
     * @param fileName of the file, above its layers
     */
    CompiledObject(ObjectPlan plan, Map<String, ObjectPlan> plans, String fileName) {
        this.plan = plan;
        this.fileName = fileName;
        this.decides = plan.fields().stream().anyMatch(rule -> rule.source() instanceof DecisionSource);
        this.links = plan.references().stream()
                .map(rule -> new Link(rule, java.util.Objects.requireNonNull(plans.get(rule.object()))))
                .toList();
        this.whenEmptyFields = plan.fields().stream()
                .filter(rule -> rule.write() == FieldRule.Write.WHEN_EMPTY)
                .map(FieldRule::field)
                .collect(Collectors.toUnmodifiableSet());
        this.splitting =
                plan.fields().stream().filter(FieldRule::splits).findFirst().orElse(null);
    }

    @Override
    public MapOutcome map(MappingInput input) {
        String key = ParentKeys.of(plan.from(), input);
        if (!given(input)) {
            throw new IllegalArgumentException("object " + plan.name() + " maps a " + plan.from() + "; none was given");
        }
        if (hidden(input) || !plan.condition().holds(input)) {
            return new MapOutcome.Skipped();
        }
        Map<String, FieldValue> always = new LinkedHashMap<>();
        Map<String, FieldValue> create = new LinkedHashMap<>();
        Map<String, FieldValue> whenEmpty = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        FiredRows fired = decides ? new FiredRows(fileName) : null;
        for (FieldRule rule : plan.fields()) {
            FieldValue value = rule.apply(input, problems, fired);
            if (value != null) {
                Map<String, FieldValue> part = switch (rule.write()) {
                    case ALWAYS -> always;
                    case CREATE -> create;
                    case WHEN_EMPTY -> whenEmpty;
                };
                part.put(rule.field(), value);
            }
        }
        if (!problems.isEmpty()) {
            return new MapOutcome.Unmappable(problems);
        }
        var whole = new MapOutcome.Mapped(
                new ExternalKey(plan.keyField(), key),
                always,
                create,
                whenEmpty,
                references(input),
                plan.runAssignment(),
                null,
                fired == null ? null : fired.text());
        return splitting == null ? whole : TextParts.of(whole, splitting);
    }

    private boolean given(MappingInput input) {
        return switch (plan.from()) {
            case CONTACT -> true;
            case ENGAGEMENT -> input.engagement() != null;
            case MESSAGE -> input.message() != null;
            case CONSENT -> input.consent() != null;
        };
    }

    /** Placeholders and people who turned out to be somebody else are never shown to a CRM. */
    private boolean hidden(MappingInput input) {
        return switch (plan.from()) {
            case CONTACT -> input.person().mergedInto() != null;
            case MESSAGE -> input.message() != null && input.message().placeholder();
            case ENGAGEMENT, CONSENT -> false;
        };
    }

    private List<ParentReference> references(MappingInput input) {
        List<ParentReference> references = new ArrayList<>(links.size());
        for (Link link : links) {
            // A parent that the file itself leaves out will never exist; it counts as missing.
            String parentKey = link.parent().condition().holds(input)
                    ? ParentKeys.of(link.parent().from(), input)
                    : "";
            references.add(new ParentReference(
                    link.rule().field(),
                    link.rule().object(),
                    parentKey,
                    link.rule().whenMissing()));
        }
        return references;
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public ObjectName writes() {
        return plan.writes();
    }

    @Override
    public CanonicalKind from() {
        return plan.from();
    }

    @Override
    public String keyField() {
        return plan.keyField();
    }

    @Override
    public List<String> parents() {
        return links.stream().map(link -> link.rule().object()).distinct().toList();
    }

    @Override
    public Set<String> whenEmptyFields() {
        return whenEmptyFields;
    }

    @Override
    public String toString() {
        return plan.name();
    }
}
