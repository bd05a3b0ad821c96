package io.puente.mapping;

import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.ObjectSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an object of the CRM demands, field by field. Immutable. */
final class SchemaRules {

    private final ObjectSchema object;
    private final Map<String, FieldDemands> byField = new HashMap<>();
    private final List<FieldSchema> required = new ArrayList<>();

    SchemaRules(ObjectSchema object, SchemaReader crm) {
        this.object = object;
        for (FieldSchema field : object.fields()) {
            FieldDemands demands = new FieldDemands(field, crm);
            byField.put(field.name(), demands);
            if (demands.required()) {
                required.add(field);
            }
        }
    }

    ObjectSchema object() {
        return object;
    }

    Optional<FieldDemands> field(String name) {
        return Optional.ofNullable(byField.get(name));
    }

    /** What a new record must have. */
    List<FieldSchema> required() {
        return required;
    }
}
