package io.puente.command;

import io.puente.store.AttentionList;
import io.puente.store.AttentionList.UnreadableItem;
import io.puente.store.IngestLog;
import io.puente.store.LogEntry;
import io.puente.store.LogRecord;
import io.puente.store.LogUnavailable;
import io.puente.whatsapp.EventOrigin;
import io.puente.whatsapp.InboundEvent;
import io.puente.whatsapp.WebhookParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Webhooks with updates that an earlier build could not read enter the log once more, as if WhatsApp had sent them again:
 * what was understood the first time is recognised as a repeat, the rest is worked on now.
 */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Takes up again webhooks that could not be read, with what this version can read.",
        description = {
            "A webhook that can be read now enters the log once more, as if WhatsApp had sent it again: nothing is doubled.",
            "Run it with the version that the gateway has. For records that a CRM refused see 'parked replay'.",
            "Exit code 1 says that some still cannot be read."
        },
        footer = {"", "Example:", "  replay", "  replay 120.3"})
final class ReplayCommand implements Callable<Integer> {

    private static final int MOST = 100_000;

    private final CommandRun run;
    private final WebhookParser parser = new WebhookParser();

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(
            arity = "0..1",
            paramLabel = "UPDATE",
            description = "One as 'parked list' names it, such as 120.3; all if left out.")
    private @Nullable String update;

    @Option(names = "--dry-run", description = "Only tell what could be read now.")
    private boolean dry;

    ReplayCommand(CommandRun run) {
        this.run = run;
    }

    /** One update; {@code problem} is why it still cannot be read, null if it can. */
    record Again(String update, String field, @Nullable String problem) {}

    /** The answer. @param taken webhooks that entered the log again */
    record Replayed(boolean dryRun, int taken, List<Again> readable, List<Again> unreadable) {}

    @Override
    public Integer call() throws LogUnavailable, InterruptedException {
        AttentionList attention = run.mode().attention();
        IngestLog log = run.mode().log();
        List<UnreadableItem> items = chosen(attention.unreadable(MOST));
        List<Again> readable = new ArrayList<>();
        List<Again> unreadable = new ArrayList<>();
        var sequences = new TreeSet<Long>();
        for (UnreadableItem item : items) {
            endIfStopped();
            List<LogRecord> found = log.read(item.sequence() - 1, 1);
            String problem = found.isEmpty() || found.get(0).sequence() != item.sequence()
                    ? "the log no longer has it"
                    : problem(found.get(0), item.item());
            var again = new Again(Webhooks.name(item), item.field(), problem);
            if (problem == null) {
                readable.add(again);
                sequences.add(item.sequence());
            } else {
                unreadable.add(again);
            }
        }
        if (!dry) {
            takeUp(log, attention, sequences);
        }
        answering.give(run.out(), new Replayed(dry, dry ? 0 : sequences.size(), readable, unreadable), out -> {
            unreadable.forEach(one -> out.println(one.update + " " + one.field + ": " + one.problem));
            if (readable.isEmpty() && unreadable.isEmpty()) {
                out.println("there is nothing that could not be read");
                return;
            }
            out.println(Words.count(readable.size(), "update") + (dry ? " could be taken up again" : " taken up again")
                    + " from " + Words.count(sequences.size(), "webhook") + "; "
                    + Words.count(unreadable.size(), "update")
                    + " still cannot be read");
        });
        return unreadable.isEmpty() ? ExitCode.FINE : ExitCode.FOUND_PROBLEMS;
    }

    private List<UnreadableItem> chosen(List<UnreadableItem> all) {
        if (update == null) {
            return all;
        }
        List<UnreadableItem> one =
                all.stream().filter(item -> Webhooks.name(item).equals(update)).toList();
        if (one.isEmpty()) {
            throw new CommandProblem(
                    "no update '" + update + "' of a webhook needs attention; 'parked list' lists them");
        }
        return one;
    }

    private @Nullable String problem(LogRecord entry, int item) {
        if (entry.erased()) {
            return "it was erased";
        }
        if (!entry.source().equals(LogEntry.WHATSAPP)) {
            return "it did not come from WhatsApp but from " + entry.source() + ", and is to be sent again there";
        }
        for (InboundEvent event : parser.parse(entry.sequence(), entry.body(), entry.receivedAt())) {
            // A body that could not be read at all counts as its first update.
            boolean same = EventOrigin.item(event.origin().position()) == item;
            if (same && event instanceof InboundEvent.Unreadable still) {
                return still.reason();
            }
        }
        return null;
    }

    private void takeUp(IngestLog log, AttentionList attention, Set<Long> sequences)
            throws LogUnavailable, InterruptedException {
        var progress = Progress.of(run, run.mode().clock(), "webhooks");
        int taken = 0;
        try {
            for (long sequence : sequences) {
                progress.show(taken, sequences.size(), "");
                endIfStopped();
                takeUp(log, attention, sequence);
                taken++;
            }
        } catch (InterruptedException e) {
            progress.end();
            throw new Stopped(Words.number(taken) + " of " + Words.count(sequences.size(), "webhook")
                    + " taken up; the same command takes up the rest");
        }
        progress.end();
    }

    /** Reading and parsing wait for nothing that an interruption would end. */
    private static void endIfStopped() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new Stopped("nothing was taken up");
        }
    }

    /** First into the log, then off the list: ending in between, the next run finds the entry there already. */
    private static void takeUp(IngestLog log, AttentionList attention, long sequence)
            throws LogUnavailable, InterruptedException {
        LogRecord entry = log.read(sequence - 1, 1).get(0);
        log.append(new LogEntry(entry.source(), "again:" + sequence, entry.body(), entry.receivedAt()));
        attention.takenUp(sequence);
    }
}
