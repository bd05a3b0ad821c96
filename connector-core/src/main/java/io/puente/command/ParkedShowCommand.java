package io.puente.command;

import io.puente.store.AttentionList;
import io.puente.store.AttentionList.UnreadableItem;
import io.puente.store.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One of those that need attention. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        header = "Shows one record or webhook that needs attention.",
        footer = {"", "Example:", "  parked show 3p5nq2mzq7xw4hc6u2k5t7a3ye", "  parked show 120.3"})
final class ParkedShowCommand implements Callable<Integer> {

    /** Updates that could not be read are few; further ones are found by listing. */
    private static final int MOST = 10_000;

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Parameters(paramLabel = "KEY", description = "Key of a record, or name of a webhook's update, as listed.")
    private String key = "";

    @Option(names = "--show-personal", description = "With the webhook's body, which holds numbers, names and texts.")
    private boolean personal;

    ParkedShowCommand(CommandRun run) {
        this.run = run;
    }

    /** @param body of the whole webhook; null unless asked for, or erased */
    record Webhook(UnreadableItem update, @Nullable String body) {}

    @Override
    public Integer call() {
        Optional<Webhooks.Place> place = Webhooks.place(key);
        if (place.isPresent()) {
            webhook(place.get());
        } else {
            records();
        }
        return ExitCode.FINE;
    }

    private void records() {
        List<ParkedRecord> records =
                run.mode().attention().list(new AttentionList.Filter(null, null, key, null, null), 100).stream()
                        .map(ParkedRecord::of)
                        .toList();
        if (records.isEmpty()) {
            throw new CommandProblem("nothing with the key '" + key
                    + "' needs attention; 'parked list' lists what does," + " 'trace' tells everything of a record");
        }
        answering.give(run.out(), records, out -> records.forEach(one -> one.details(out)));
    }

    private void webhook(Webhooks.Place place) {
        UnreadableItem update = run.mode().attention().unreadable(MOST).stream()
                .filter(one -> one.sequence() == place.sequence() && one.item() == place.item())
                .findFirst()
                .orElseThrow(() -> new CommandProblem(
                        "no update " + key + " of a webhook needs attention; 'parked list' lists those that do"));
        String body = personal ? body(place.sequence()) : null;
        answering.give(run.out(), new Webhook(update, body), out -> {
            out.println("update " + update.item() + " of log entry " + update.sequence());
            out.println("  received  " + update.receivedAt());
            out.println("  field     " + update.field());
            out.println("  reason    " + update.reason());
            out.println("  body      " + (body == null ? "not shown (--show-personal shows it)" : body));
        });
    }

    private @Nullable String body(long sequence) {
        List<LogRecord> entries = run.mode().log().read(sequence - 1, 1);
        return entries.isEmpty() || entries.get(0).sequence() != sequence
                ? null
                : new String(entries.get(0).body(), StandardCharsets.UTF_8);
    }
}
