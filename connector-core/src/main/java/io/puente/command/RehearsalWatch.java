package io.puente.command;

import io.puente.rehearse.Beginning;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells on standard error where a rehearsal begins and how far it is, and how one that was stopped goes on. Not thread-safe. */
final class RehearsalWatch implements io.puente.rehearse.Progress.Listener {

    private final CommandRun run;
    private final Progress progress;
    private final Clock clock;
    private io.puente.rehearse.@Nullable Progress last;

    RehearsalWatch(CommandRun run, Clock clock) {
        this.run = run;
        this.clock = clock;
        this.progress = Progress.of(run, clock, "people");
    }

    @Override
    public void begins(Beginning beginning) {
        if (beginning.goesOnSince() != null) {
            run.err()
                    .println("goes on with the rehearsal begun at " + inWords(beginning.goesOnSince()) + ": "
                            + done(beginning.people(), beginning.peopleTotal()) + "; --anew begins again");
        } else if (beginning.because() != null) {
            run.err().println("begins anew: " + beginning.because());
        }
        run.err().flush();
    }

    @Override
    public void at(io.puente.rehearse.Progress now) {
        last = now;
        String waits = now.waitsFor();
        progress.show(now.people(), now.peopleTotal(), waits == null ? "" : waits);
    }

    void end() {
        progress.end();
    }

    /** What the same command would do now; empty if it had not begun. */
    Optional<String> next() {
        if (last == null) {
            return Optional.empty();
        }
        return Optional.of(
                last.kept() >= 0
                        ? "the same command goes on where it was (" + done(last.kept(), last.peopleTotal()) + ")"
                        : "the same command begins anew");
    }

    private static String done(long people, long total) {
        return Words.number(people) + " of " + Words.number(total) + " people are done";
    }

    private String inWords(Instant moment) {
        ZoneId zone = ZoneId.systemDefault();
        ZonedDateTime time = moment.atZone(zone);
        boolean today = time.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), zone));
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "yyyy-MM-dd HH:mm", Locale.ROOT)
                .format(time);
    }
}
