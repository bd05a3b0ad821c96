package io.puente.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PollWindowTest {
    private static final Instant BEGUN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private final String cursor = PollWindow.firstCursor(BEGUN);

    @Test
    void looksBackBehindItsCursor() {
        assertThat(new PollWindow(cursor, OVERLAP, BEGUN).since()).isEqualTo(BEGUN.minus(OVERLAP));
    }

    @Test
    void theLatestRowIsWhereTheNextPollStarts() {
        PollWindow window = new PollWindow(cursor, OVERLAP, BEGUN.plusSeconds(30));
        window.saw(BEGUN.plusSeconds(20));
        window.saw(BEGUN.plusSeconds(10));

        assertThat(window.nextCursor()).isEqualTo("2026-03-02T10:00:20Z");
    }

    @Test
    void anEmptyPageMovesOnButNotPastTheOverlap() {
        assertThat(new PollWindow(cursor, OVERLAP, BEGUN.plusSeconds(30)).nextCursor())
                .isEqualTo(cursor);
        assertThat(new PollWindow(cursor, OVERLAP, BEGUN.plusSeconds(3_600)).nextCursor())
                .isEqualTo("2026-03-02T10:58:00Z");
    }

    @Test
    void aCursorOfAnotherKindIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PollWindow("42", OVERLAP, BEGUN))
                .withMessageContaining("42");
    }
}
