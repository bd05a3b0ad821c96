package io.puente.command;

import io.puente.store.AttentionList;
import io.puente.store.AttentionList.Count;
import io.puente.store.AttentionList.UnreadableItem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that needs attention, newest first. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "Lists what needs attention, newest first, with the reason.",
        description = "Exit code 1 says that there is something.",
        footer = {"", "Example:", "  parked list --crm salesforce --kind INVALID_DATA"})
final class ParkedListCommand implements Callable<Integer> {

    private final CommandRun run;

    @Mixin
    private final Answering answering = new Answering();

    @Mixin
    private final Selection selection = new Selection();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many; 100 if not given.")
    private int limit;

    ParkedListCommand(CommandRun run) {
        this.run = run;
    }

    /**
     * @param records a page of them
     * @param counts all of them, by CRM, kind and code, whatever was selected
     * @param webhooks updates that could not be read, unless records of a kind were selected
     */
    record ParkedList(List<ParkedRecord> records, Map<String, List<Count>> counts, List<UnreadableItem> webhooks) {}

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new CommandProblem("--limit must be at least 1");
        }
        AttentionList.Filter filter = selection.filter(run);
        AttentionList attention = run.mode().attention();
        List<ParkedRecord> records =
                attention.list(filter, limit).stream().map(ParkedRecord::of).toList();
        List<UnreadableItem> webhooks = selection.empty() ? attention.unreadable(limit) : List.of();
        Map<String, List<Count>> counts = new TreeMap<>();
        attention.counts().forEach((crm, list) -> counts.put(crm.value(), list));
        answering.give(run.out(), new ParkedList(records, counts, webhooks), out -> {
            records.forEach(one -> one.line(out));
            webhooks.forEach(one -> out.println(one.receivedAt() + "  webhook " + Webhooks.name(one) + "  "
                    + one.field() + System.lineSeparator() + "    " + one.reason()));
            long all = counts.values().stream()
                    .flatMap(List::stream)
                    .mapToLong(Count::records)
                    .sum();
            out.println(Words.count(records.size(), "record") + " shown of " + all + " that need attention, "
                    + Words.count(webhooks.size(), "unreadable webhook"));
        });
        return records.isEmpty() && webhooks.isEmpty() ? ExitCode.FINE : ExitCode.FOUND_PROBLEMS;
    }
}
