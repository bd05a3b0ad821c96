package io.puente.mapping;

import io.puente.model.ConsentPurpose;
import io.puente.model.ConsentState;
import io.puente.model.Dated;
import io.puente.model.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a mapping can read of a person. */
final class ContactPaths {

    static final int KEY_LENGTH = 26;
    /** Digits of an E.164 number (ITU-T E.164: at most 15) and the plus. */
    private static final int PHONE_LENGTH = 16;
    /** Country code, dot and up to 128 characters. */
    private static final int BSUID_LENGTH = 131;

    private static final List<String> STATES = List.of("OPT_IN", "OPT_OUT", "UNKNOWN");

    private ContactPaths() {}

    static List<CanonicalPath> all() {
        List<CanonicalPath> paths = new ArrayList<>(new PathGroup<>("contact", MappingInput::person)
                .text(
                        "key",
                        KEY_LENGTH,
                        "Puente's own key of the person",
                        p -> p.key().value())
                .text(
                        "displayName",
                        0,
                        "Name in the WhatsApp profile, if it shows anything",
                        p -> visible(p.profileName()))
                .text("username", 0, "WhatsApp username", p -> value(p.username()))
                .text("phone", PHONE_LENGTH, "Phone number, international, with plus", ContactPaths::phone)
                .word("country", 2, "ISO code of the phone number's country: ES, MX, ...", ContactPaths::country)
                .text("waId", PHONE_LENGTH, "Phone number as WhatsApp writes it, digits only", p -> value(p.waId()))
                .text("bsuid", BSUID_LENGTH, "WhatsApp's business-scoped user id", p -> value(p.bsuid()))
                .instant("firstSeenAt", "First sign of this person", Person::firstSeenAt)
                .word("flags", 0, "What a human should know, separated by commas", ContactPaths::flags)
                .paths());
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            paths.addAll(consent(purpose));
        }
        return paths;
    }

    private static List<CanonicalPath> consent(ConsentPurpose purpose) {
        String name = purpose.name().toLowerCase(Locale.ROOT);
        return new PathGroup<>("contact.consent", in -> in)
                .choice(name, STATES, "Current consent to " + name, in -> decision(in, purpose))
                .instant(name + ".since", "Since when it holds", in -> {
                    ConsentState state = in.consents().get(purpose);
                    return state == null ? null : state.since();
                })
                .paths();
    }

    private static String decision(MappingInput input, ConsentPurpose purpose) {
        ConsentState state = input.consents().get(purpose);
        return state == null ? "UNKNOWN" : state.decision().name();
    }

    private static @Nullable String value(@Nullable Dated dated) {
        return dated == null ? null : dated.value();
    }

    private static @Nullable String visible(@Nullable Dated name) {
        if (name == null || name.value().codePoints().noneMatch(ContactPaths::isVisible)) {
            return null;
        }
        return name.value().strip();
    }

    /** People hide their name behind characters that count as letters but show nothing. */
    private static boolean isVisible(int character) {
        return switch (character) {
            case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0xFFFC -> false;
            default ->
                switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.SURROGATE -> false;
                    default -> true;
                };
        };
    }

    private static @Nullable String phone(Person person) {
        Dated digits = person.waId();
        if (digits == null || digits.value().isEmpty() || digits.value().chars().anyMatch(c -> c < '0' || c > '9')) {
            return null;
        }
        return "+" + digits.value();
    }

    private static @Nullable String country(Person person) {
        String phone = phone(person);
        return phone == null ? null : PhoneCountry.of(phone);
    }

    private static String flags(Person person) {
        return person.flags().isEmpty()
                ? ""
                : String.join(", ", person.flags().stream().sorted().toList());
    }
}
