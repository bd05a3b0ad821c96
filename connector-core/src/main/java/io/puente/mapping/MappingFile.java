package io.puente.mapping;

import java.util.List;

/** A mapping file that was read without problems, with the places of everything in it. Immutable. */
public final class MappingFile {

    private final String name;
    private final CrmMapping mapping;
    private final List<ObjectPlan> plans;

    MappingFile(String name, CrmMapping mapping, List<ObjectPlan> plans) {
        this.name = name;
        this.mapping = mapping;
        this.plans = List.copyOf(plans);
    }

    /** As the user knows it. */
    public String name() {
        return name;
    }

    public CrmMapping mapping() {
        return mapping;
    }

    List<ObjectPlan> plans() {
        return plans;
    }

    @Override
    public String toString() {
        return name + " (" + mapping.version() + ")";
    }
}
