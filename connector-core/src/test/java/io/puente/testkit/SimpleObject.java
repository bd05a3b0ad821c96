package io.puente.testkit;

import io.puente.mapping.MapOutcome;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingInput;
import io.puente.model.CanonicalKind;
import io.puente.spi.ObjectName;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One object of a mapping, written in Java instead of a file. */
public record SimpleObject(
        String name,
        ObjectName writes,
        CanonicalKind from,
        String keyField,
        List<String> parents,
        Set<String> whenEmptyFields,
        Function<MappingInput, MapOutcome> rule)
        implements MappedObject {
    @Override
    public MapOutcome map(MappingInput input) {
        return rule.apply(input);
    }
}
