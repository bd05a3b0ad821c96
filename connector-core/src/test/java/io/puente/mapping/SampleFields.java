package io.puente.mapping;

import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.FieldType;
import io.puente.spi.SchemaReader.ObjectSchema;
import java.util.List;

/** Objects and fields of a CRM that does not exist. */
final class SampleFields {

    enum Flag {
        UNIQUE,
        REQUIRED,
        CREATE_ONLY,
        READ_ONLY
    }

    private SampleFields() {}

    static ObjectSchema object(String name, FieldSchema... fields) {
        return new ObjectSchema(new ObjectName(name), name, List.of(fields));
    }

    static FieldSchema field(String name, FieldType type, int length, Flag... flags) {
        List<Flag> set = List.of(flags);
        return new FieldSchema(
                name,
                "Label of " + name,
                type,
                length,
                set.contains(Flag.REQUIRED),
                !set.contains(Flag.READ_ONLY),
                !set.contains(Flag.READ_ONLY) && !set.contains(Flag.CREATE_ONLY),
                set.contains(Flag.UNIQUE),
                false,
                List.of(),
                List.of());
    }

    static FieldSchema field(
            String name, FieldType type, int length, List<String> values, List<ObjectName> referenceTo) {
        return new FieldSchema(
                name,
                "Label of " + name,
                type,
                length,
                false,
                true,
                true,
                false,
                !values.isEmpty(),
                values,
                referenceTo);
    }
}
