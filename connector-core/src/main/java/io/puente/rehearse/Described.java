package io.puente.rehearse;

import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.TargetFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /** Of all that was asked. The order in which the CRM lists fields says nothing. */
    String fingerprint() {
        return Fingerprint.of(known.entrySet().stream()
                .map(object -> object.getKey() + " "
                        + object.getValue().map(Described::text).orElse("none"))
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    private static String text(ObjectSchema object) {
        return object.fields().stream().map(FieldSchema::toString).sorted().collect(Collectors.joining("\n"));
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
