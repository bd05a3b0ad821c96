package io.puente.versions;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MappingFile;
import io.puente.model.TargetId;
import java.util.function.Supplier;

/** The mapping that one CRM's deliveries follow now. Whoever needs one version throughout asks once. Thread-safe. */
public final class ActiveMapping implements Supplier<CrmMapping> {

    private final TargetId target;
    private final String crm;
    private volatile MappingFile file;

    /** @param crm the type of CRM */
    public ActiveMapping(TargetId target, String crm, MappingFile file) {
        this.target = target;
        this.crm = crm;
        this.file = file;
    }

    public TargetId target() {
        return target;
    }

    public String crm() {
        return crm;
    }

    public MappingFile file() {
        return file;
    }

    @Override
    public CrmMapping get() {
        return file.mapping();
    }

    void follow(MappingFile next) {
        file = next;
    }
}
