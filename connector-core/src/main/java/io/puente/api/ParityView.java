package io.puente.api;

import io.puente.parity.Cause;
import io.puente.parity.ObjectCount;
import io.puente.parity.ParityReport;
import io.puente.parity.ParityWords;
import io.puente.store.ParityRuns;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A comparison as JSON.
 *
 * @param state running, stopped or done
 * @param reason what it waits for, or why it stopped
 * @param verdict the whole in one sentence
 * @param explained differences of which nobody need look for a fault
 * @param list a page of the differences; {@code next} is to be given as {@code after} for the next, null at the end
 */
public record ParityView(
        String crm,
        String state,
        @Nullable String reason,
        String verdict,
        boolean inParity,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String mapping,
        long people,
        long peopleTotal,
        double peoplePerSecond,
        long calls,
        List<ObjectCount> objects,
        long differences,
        long explained,
        List<Causes> causes,
        List<Difference> list,
        @Nullable Long next) {

    /** @param canBeWrittenAgain by {@code POST …/parity/heal?cause=} */
    public record Causes(
            String cause, String text, long differences, boolean explainsItself, boolean canBeWrittenAgain) {}

    /** One record that differs: keys, ids and names of fields, no value of the customer. */
    public record Difference(
            long number,
            String object,
            String key,
            String contact,
            @Nullable String recordId,
            String kind,
            String cause,
            String text,
            List<String> fields,
            @Nullable Instant since) {}

    public static ParityView of(String crm, ParityReport report, List<ParityRuns.Difference> page, ParityWords words) {
        Long finished = report.finishedAt();
        return new ParityView(
                crm,
                report.state().name().toLowerCase(Locale.ROOT),
                report.reason(),
                words.verdict(report),
                report.inParity(),
                Instant.ofEpochMilli(report.startedAt()),
                finished == null ? null : Instant.ofEpochMilli(finished),
                report.mapping(),
                report.people(),
                report.peopleTotal(),
                Math.round(report.rate() * 10) / 10.0,
                report.calls(),
                report.objects(),
                report.differences(),
                report.explained(),
                report.causes().entrySet().stream()
                        .map(e -> causes(e.getKey(), e.getValue(), words))
                        .toList(),
                page.stream().map(d -> difference(d, words)).toList(),
                page.isEmpty() ? null : page.get(page.size() - 1).number());
    }

    private static Causes causes(Cause cause, long count, ParityWords words) {
        return new Causes(
                cause.name(), words.cause(cause), count, cause.explainsItself(), cause.remedy() != Cause.Remedy.NONE);
    }

    private static Difference difference(ParityRuns.Difference d, ParityWords words) {
        return new Difference(
                d.number(),
                d.object(),
                d.key(),
                d.contact().value(),
                d.recordId(),
                d.kind(),
                d.cause(),
                words.cause(d),
                d.fields(),
                d.since());
    }
}
