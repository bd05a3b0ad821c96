package io.puente.command;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far long work is, how fast it goes and when it will end: on a terminal one line that is written anew,
 * elsewhere a line every few seconds. Goes to standard error, so that it never mixes with an answer. Not thread-safe.
 */
final class Progress {

    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);
    private static final int WIDTH = 100;

    private final PrintStream err;
    private final boolean terminal;
    private final Clock clock;
    private final String unit;
    private @Nullable Instant began;
    private long doneAtFirst;
    private Instant shown = Instant.MIN;
    private boolean open;

    /** @param unit what is counted, in the plural: people */
    Progress(PrintStream err, boolean terminal, Clock clock, String unit) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
        this.unit = unit;
    }

    static Progress of(CommandRun run, Clock clock, String unit) {
        return new Progress(run.err(), System.console() != null, clock, unit);
    }

    /** @param note what it waits for; empty if it does not */
    void show(long done, long total, String note) {
        Instant now = clock.instant();
        if (began == null) {
            began = now;
            doneAtFirst = done;
        }
        if (shown.plus(terminal ? ON_TERMINAL : ELSEWHERE).isAfter(now)) {
            return;
        }
        shown = now;
        line(text(done, total, Duration.between(began, now)) + (note.isEmpty() ? "" : ", " + note));
    }

    /** Ends the line that is written anew. */
    void end() {
        if (open) {
            err.println();
            err.flush();
            open = false;
        }
    }

    private String text(long done, long total, Duration elapsed) {
        String text = Words.number(done) + (total == 0 ? "" : " of " + Words.number(total)) + " " + unit;
        long millis = elapsed.toMillis();
        long here = done - doneAtFirst;
        if (millis <= 0 || here <= 0) {
            return text;
        }
        double rate = here * 1000.0 / millis;
        String perSecond = rate >= 10 ? Words.number(Math.round(rate)) : String.format(Locale.ROOT, "%.1f", rate);
        text += ", " + perSecond + "/s";
        long left = Math.max(0, total - done);
        return left == 0 ? text : text + ", " + inWords(Duration.ofMillis(Math.round(left * 1000 / rate))) + " left";
    }

    /** Two units at most: {@code 2 h 5 min}, {@code 40 s}. */
    static String inWords(Duration time) {
        long seconds = Math.max(1, (time.toMillis() + 999) / 1000);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    private void line(String text) {
        if (terminal) {
            String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            err.print("\r" + String.format("%-" + WIDTH + "s", cut));
            open = true;
        } else {
            err.println(text);
        }
        err.flush();
    }
}
