package io.puente.rehearse;

import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks the CRM for each object once; what it is asked later too, it remembers. One thread at a time. */
final class Described implements SchemaReader {
    private final SchemaReader crm;
    private final Map<ObjectName, Optional<ObjectSchema>> known = new HashMap<>();

    Described(SchemaReader crm) {
        this.crm = crm;
    }

    @Override
    public Optional<ObjectSchema> describe(ObjectName object) throws TargetFailure, InterruptedException {
        Optional<ObjectSchema> described = known.get(object);
        if (described == null) {
            described = crm.describe(object);
            known.put(object, described);
        }
        return described;
    }

    @Override
    public Optional<String> taken(FieldSchema field, FieldValue value) {
        return crm.taken(field, value);
    }

    @Override
    public boolean refusesReadOnly(FieldSchema field) {
        return crm.refusesReadOnly(field);
    }
}
