package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.model.TargetId;
import io.puente.store.RehearsalStandings;
import io.puente.store.RehearsalStandings.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How far rehearsals have come, one for each CRM. */
public abstract class RehearsalStandingsContract extends StoreContract {
    private static final TargetId OTHER = new TargetId("crm-b");

    private RehearsalStandings standings() {
        return store.rehearsals();
    }

    private Standing begun(String id, String subject) {
        return new Standing(id, clock.instant(), subject, "nothing yet");
    }

    @Test
    void nothingIsKnownBeforeTheFirst() {
        assertThat(standings().find(CRM)).isEmpty();
        assertThat(standings().keep(CRM, "one", "lost")).isFalse();
        assertThat(standings().find(CRM)).isEmpty();
    }

    @Test
    void theNewestProgressIsKeptAsItWasGiven() {
        String newest = "{\"says\":\"'Descripci\u00f3n' \uD83D\uDE42\",\"pad\":\"" + "x".repeat(200_000) + "\"}";
        standings().begin(CRM, begun("one", "a file"));
        assertThat(standings().keep(CRM, "one", "first")).isTrue();
        assertThat(standings().keep(CRM, "one", newest)).isTrue();
        assertThat(standings().keep(CRM, "one", newest)).isTrue();
        assertThat(standings().find(CRM)).contains(new Standing("one", clock.instant(), "a file", newest));
    }

    @Test
    void theNextTakesThePlaceOfTheOneBefore() {
        standings().begin(CRM, begun("one", "a file"));
        standings().begin(CRM, begun("two", "another file"));
        assertThat(standings().keep(CRM, "one", "late")).isFalse();
        standings().end(CRM, "one");
        assertThat(standings().find(CRM)).contains(begun("two", "another file"));
    }

    @Test
    void whatIsDoneIsGone() {
        standings().begin(CRM, begun("one", "a file"));
        standings().begin(OTHER, begun("two", "a file"));
        standings().end(CRM, "one");
        standings().end(CRM, "one");
        assertThat(standings().find(CRM)).isEmpty();
        assertThat(standings().find(OTHER)).isPresent();
    }

    @Test
    void oldOnesAreDroppedForEveryCrm() {
        standings().begin(CRM, begun("one", "a file"));
        clock.advance(Duration.ofHours(1));
        standings().begin(OTHER, begun("two", "a file"));
        standings().dropBefore(clock.instant());
        assertThat(standings().find(CRM)).isEmpty();
        assertThat(standings().find(OTHER)).isPresent();
    }

    @Test
    void itPrintsNoValues() {
        assertThat(new Standing("one", clock.instant(), "Ana", "+34 600").toString())
                .contains("one")
                .doesNotContain("Ana", "+34");
    }
}
