package io.puente.mapping;

import io.puente.model.ConsentDecision;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentPurpose;
import java.util.List;

/** What a mapping can read of one entry of the consent ledger. */
final class ConsentPaths {

    private ConsentPaths() {}

    static List<CanonicalPath> all() {
        return new PathGroup<>("consent", MappingInput::consent)
                .text(
                        "key",
                        ContactPaths.KEY_LENGTH,
                        "Puente's own key of the entry",
                        c -> c.key().value())
                .choice("purpose", ConsentPurpose.class, "What the person decided about", ConsentEntry::purpose)
                .choice("decision", ConsentDecision.class, "What the person decided", ConsentEntry::decision)
                .word("source", 0, "Where it comes from: user_preferences, keyword, api, ...", ConsentEntry::source)
                .text("wording", 0, "The text the person saw or wrote", ConsentEntry::wording)
                .word("language", 0, "Language of the wording", ConsentEntry::language)
                .text("place", 0, "Form, desk or campaign where it was given", ConsentEntry::place)
                .text("operator", 0, "Who recorded it", ConsentEntry::operator)
                .instant("at", "When the person decided", ConsentEntry::at)
                .instant("recordedAt", "When Puente learnt it", ConsentEntry::recordedAt)
                .instant("expiresAt", "End of a limited permission", ConsentEntry::expiresAt)
                .word("scope", 0, "What it covers: number:<id> or portfolio:<id>", ConsentEntry::scope)
                .number("number", "Position in the ledger, from 1", ConsentEntry::number)
                .text(
                        "sourceMessageKey",
                        ContactPaths.KEY_LENGTH,
                        "Key of the message that proves it",
                        c -> c.sourceMessage() == null
                                ? null
                                : c.sourceMessage().value())
                .text("hash", 0, "Hash that chains the ledger's entries", ConsentEntry::hash)
                .paths();
    }
}
