package io.puente.mapping;

import io.puente.model.CanonicalKind;
import io.puente.model.Message;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which record a reference leads to. */
final class ParentKeys {

    private ParentKeys() {}

    /** The kinds a record of this kind can point to, its own included: one person may become two records of a CRM. */
    static Set<CanonicalKind> reachable(CanonicalKind from) {
        return switch (from) {
            case CONTACT -> Set.of(CanonicalKind.CONTACT);
            case ENGAGEMENT -> Set.of(CanonicalKind.CONTACT, CanonicalKind.ENGAGEMENT);
            case MESSAGE -> Set.of(CanonicalKind.CONTACT, CanonicalKind.ENGAGEMENT, CanonicalKind.MESSAGE);
            case CONSENT ->
                Set.of(CanonicalKind.CONTACT, CanonicalKind.ENGAGEMENT, CanonicalKind.MESSAGE, CanonicalKind.CONSENT);
        };
    }

    /** Empty if there is none. */
    static String of(CanonicalKind parent, MappingInput input) {
        return switch (parent) {
            case CONTACT -> input.person().key().value();
            case ENGAGEMENT -> text(engagement(input));
            case MESSAGE -> text(message(input));
            case CONSENT ->
                text(input.consent() == null ? null : input.consent().key());
        };
    }

    private static @Nullable Object engagement(MappingInput input) {
        if (input.engagement() != null) {
            return input.engagement().key();
        }
        Message message = input.message();
        return message == null ? null : message.engagement();
    }

    private static @Nullable Object message(MappingInput input) {
        if (input.message() != null) {
            return input.message().key();
        }
        return input.consent() == null ? null : input.consent().sourceMessage();
    }

    private static String text(@Nullable Object key) {
        return key == null ? "" : key.toString();
    }
}
