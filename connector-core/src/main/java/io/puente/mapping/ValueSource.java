package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a field's value comes from. The one place to add to when files learn a new way to compute a value: a source
 * knows its type, so that the verbs around it can be checked when the file is loaded.
 */
sealed interface ValueSource permits PathSource, ConstantSource, TemplateSource, ExpressionSource, DecisionSource {

    /** @return null if there is no value */
    @Nullable
    FieldValue read(MappingInput input);

    ValueType type();

    /** Whether the value depends on that of a path. */
    boolean reads(String path);

    /** Most characters of a text; 0 if there is no limit. */
    int longest();

    /** Everything a {@link ValueType#CHOICE} can be, otherwise empty. */
    List<String> values();
}
