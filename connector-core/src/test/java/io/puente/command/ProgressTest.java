package io.puente.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.puente.testkit.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProgressTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    static Stream<Arguments> rates() {
        return Stream.of(
                arguments("fast", 0, 60_000, 100_000, 60, "", "60,000 of 100,000 people, 1,000/s, 40 s left"),
                arguments("slow", 0, 30, 100, 60, "", "30 of 100 people, 0.5/s, 2 min 20 s left"),
                arguments("for hours", 0, 600, 10_000, 600, "", "600 of 10,000 people, 1.0/s, 2 h 36 min left"),
                arguments("done", 0, 100, 100, 10, "", "100 of 100 people, 10/s"),
                arguments("gone on with", 900, 950, 1_000, 10, "", "950 of 1,000 people, 5.0/s, 10 s left"),
                arguments("nothing moves", 5, 5, 10, 60, "the CRM rests", "5 of 10 people, the CRM rests"),
                arguments("no total yet", 0, 7, 0, 7, "", "7 people, 1.0/s"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rates")
    void tellsRateAndTimeLeft(String name, long first, long done, long total, int seconds, String note, String says) {
        Progress progress = progress(false);
        progress.show(first, total, "");
        clock.advance(Duration.ofSeconds(seconds));
        progress.show(done, total, note);
        progress.end();
        assertThat(lines()).endsWith(says);
    }

    @Test
    void elsewhereThanOnATerminalSpeaksEveryFiveSeconds() {
        Progress progress = progress(false);
        for (int i = 0; i <= 10; i++) {
            progress.show(i, 10, "");
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(lines()).hasSize(3);
        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("\r");
    }

    @Test
    void onATerminalWritesOneLineAnewAndEndsIt() {
        Progress progress = progress(true);
        for (int i = 0; i <= 10; i++) {
            progress.show(i, 10, "");
            clock.advance(Duration.ofSeconds(1));
        }
        progress.end();
        progress.end();
        assertThat(written.toString(StandardCharsets.UTF_8)).endsWith(System.lineSeparator());
        assertThat(lines()).hasSize(1);
        assertThat(written.toString(StandardCharsets.UTF_8).split("\r")).hasSizeGreaterThan(5);
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(written, true, StandardCharsets.UTF_8), terminal, clock, "people");
    }

    private String[] lines() {
        return written.toString(StandardCharsets.UTF_8).stripTrailing().split(System.lineSeparator());
    }
}
