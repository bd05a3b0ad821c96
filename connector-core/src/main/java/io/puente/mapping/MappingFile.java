package io.puente.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mapping file that was read without problems, with the places of everything in it. Immutable. */
public final class MappingFile {

    private final MappingSource source;
    private final CrmMapping mapping;
    private final List<ObjectPlan> plans;

    MappingFile(MappingSource source, CrmMapping mapping, List<ObjectPlan> plans) {
        this.source = source;
        this.mapping = mapping;
        this.plans = List.copyOf(plans);
    }

    /** As the user knows it. */
    public String name() {
        return source.fileName();
    }

    public CrmMapping mapping() {
        return mapping;
    }

    /**
     * Where the file, or a layer below it, says what becomes of a field.
     *
     * @param objectName the object's name in the file
     * @param fieldName the CRM's field: a mapped one, a reference or the key. For any other it is the object's place,
     *     which is where a field that is missing would be added; empty for what the object writes
     * @return empty if the file has no such object
     */
    public Optional<MappingPlace> ruleAt(String objectName, String fieldName) {
        return plans.stream()
                .filter(plan -> plan.name().equals(objectName))
                .findFirst()
                .map(plan -> {
                    MappingPlace place = plan.placeOf(fieldName);
                    return place.file().isEmpty() ? place.in(name()) : place;
                });
    }

    /** The texts it was read from. */
    public MappingSource source() {
        return source;
    }

    /** Everything it writes in the CRM, in the order of the file: keys, references and fields, with their places. */
    public List<FieldNeed> needs() {
        List<FieldNeed> needs = new ArrayList<>();
        for (ObjectPlan plan : plans) {
            needs.add(need(plan, plan.keyField(), "key", plan.keyAt()));
            plan.references().forEach(r -> needs.add(need(plan, r.field(), "references." + r.field(), r.at())));
            plan.fields().forEach(f -> needs.add(need(plan, f.field(), "fields." + f.field(), f.at())));
        }
        return needs;
    }

    private FieldNeed need(ObjectPlan plan, String field, String where, Position at) {
        String file = at.file().isEmpty() ? name() : at.file();
        return new FieldNeed(
                plan.name(), plan.writes(), field, plan.path() + "." + where, file, at.line(), at.column());
    }

    List<ObjectPlan> plans() {
        return plans;
    }

    @Override
    public String toString() {
        return name() + " (" + mapping.version() + ")";
    }
}
