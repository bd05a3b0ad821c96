package io.puente.simulator.salesforce.org;

import io.puente.simulator.salesforce.schema.FieldBuilder;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.PicklistValue;
import java.util.List;

/**
 * A custom field as somebody asks for it in Setup.
 *
 * @param length of texts, in characters
 * @param values of a picklist, which accepts no other
 */
public record NewField(String label, FieldType type, int length, List<String> values) {
    private static final int LONGEST_TEXT = 255;

    public NewField {
        values = List.copyOf(values);
        if (!label.matches("[A-Za-z][A-Za-z0-9 ]{0,39}")) {
            throw new IllegalArgumentException(
                    "The label must begin with a letter and have at most 40 letters, digits and spaces");
        }
        if (length < 1 || length > LONGEST_TEXT) {
            throw new IllegalArgumentException("The length must be 1 to " + LONGEST_TEXT);
        }
        if (type == FieldType.PICKLIST && values.isEmpty()) {
            throw new IllegalArgumentException("A picklist needs values");
        }
    }

    /** The API name that Setup proposes. */
    public String name() {
        return label.strip().replaceAll(" +", "_") + "__c";
    }

    FieldBuilder builder() {
        var builder = new FieldBuilder(name(), label, type).with(FieldFlag.CUSTOM);
        if (type == FieldType.STRING) {
            builder.length(length);
        }
        return type == FieldType.PICKLIST
                ? builder.with(FieldFlag.RESTRICTED)
                        .values(values.stream().map(PicklistValue::of).toList())
                : builder;
    }
}
