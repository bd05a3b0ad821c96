package io.puente.mapping;

import io.puente.model.Conversation;
import io.puente.model.Engagement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mapping can read of an engagement (a case), its conversation and its business number. */
final class EngagementPaths {

    private EngagementPaths() {}

    static List<CanonicalPath> all() {
        List<CanonicalPath> paths = new ArrayList<>(new PathGroup<>("engagement", MappingInput::engagement)
                .text(
                        "key",
                        ContactPaths.KEY_LENGTH,
                        "Puente's own key of the case",
                        e -> e.key().value())
                .text("subject", 0, "One line from the message that opened it", Engagement::subject)
                .choice(
                        "status",
                        Engagement.Status.class,
                        "Open, or ended by silence or in the CRM",
                        Engagement::status)
                .instant("openedAt", "Time of the message or call that opened it", Engagement::openedAt)
                .choice("openedBy", Engagement.Opening.class, "What opened it", Engagement::openedBy)
                .instant("lastInboundAt", "The customer's latest message", Engagement::lastInboundAt)
                .instant("lastActivityAt", "Latest message either way", Engagement::lastActivityAt)
                .instant("closedAt", "When it ended", Engagement::closedAt)
                .word("closedBecause", 0, "Why it ended: silence, crm-closed", Engagement::closedBecause)
                .paths());
        paths.addAll(new PathGroup<>("engagement", in -> in)
                .text("transcript", 0, "All messages of the case, a line for each", MappingInput::transcript)
                .paths());
        paths.addAll(LocalTimePaths.paths(
                "engagement",
                "opened",
                in -> in.engagement() == null ? null : in.engagement().openedAt(),
                "it was opened"));
        paths.addAll(new PathGroup<>("conversation", MappingInput::conversation)
                .instant(
                        "serviceWindowClosesAt",
                        "Until when the business may answer freely",
                        Conversation::serviceWindowClosesAt)
                .instant(
                        "freeEntryClosesAt",
                        "End of the free entry point of an advertisement",
                        Conversation::freeEntryClosesAt)
                .instant("lastInboundAt", "The customer's latest message, in any case", Conversation::lastInboundAt)
                .instant("lastActivityAt", "Latest message either way, in any case", Conversation::lastActivityAt)
                .paths());
        paths.addAll(new PathGroup<>("channel", in -> in)
                .text("numberId", 0, "WhatsApp's id of the business number", EngagementPaths::numberId)
                .text(
                        "displayNumber",
                        0,
                        "The business number as people write it",
                        in -> in.number().displayNumber())
                .word(
                        "name",
                        0,
                        "Name of the business number, from the settings",
                        in -> in.number().name())
                .word(
                        "queue",
                        0,
                        "Team that answers the number, from the settings",
                        in -> in.number().queue())
                .word(
                        "language",
                        0,
                        "Language of the number, from the settings: es, en, pt-BR, ...",
                        in -> in.number().language())
                .paths());
        return paths;
    }

    private static @Nullable String numberId(MappingInput input) {
        if (input.message() != null) {
            return input.message().numberId();
        }
        if (input.consent() != null && input.consent().numberId() != null) {
            return input.consent().numberId();
        }
        if (input.engagement() != null) {
            return input.engagement().numberId();
        }
        return input.conversation() == null ? null : input.conversation().numberId();
    }
}
