package io.puente.parity;

import io.puente.store.ParityRuns.Difference;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What a comparison found, in sentences for people, English or Spanish. Immutable and thread-safe. */
public final class ParityWords {
    private final ResourceBundle texts;
    private final Locale locale;

    /** @param locale English for every language that has no texts of its own */
    public ParityWords(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "io.puente.parity.words",
                locale,
                // Without this the machine's own language would be taken before English.
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The whole report in one sentence. */
    public String verdict(ParityReport report) {
        if (report.state() != ParityReport.State.DONE) {
            return format("verdict.running", report.people(), report.peopleTotal(), report.differences());
        }
        long records =
                report.objects().stream().mapToLong(ObjectCount::expected).sum();
        if (report.differences() == 0) {
            return format("verdict.parity", records);
        }
        String key = report.explained() == report.differences() ? "verdict.explained" : "verdict.open";
        return format(key, report.differences(), report.explained(), records);
    }

    /** A cause without its record. */
    public String cause(Cause cause) {
        return sentence(cause, List.of(), null);
    }

    /** Why this record differs. */
    public String cause(Difference difference) {
        String sentence = sentence(Cause.valueOf(difference.cause()), difference.fields(), difference.reason());
        return difference.since() == null ? sentence : sentence + " " + format("since", difference.since());
    }

    private String sentence(Cause cause, List<String> fields, @Nullable String reason) {
        String where = fields.isEmpty()
                ? ""
                : " " + format(fields.size() == 1 ? "field" : "fields", String.join(", ", fields));
        return format("cause." + cause, where, reason == null ? "" : reason);
    }

    String format(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments).strip();
    }

    /** With its indentation. */
    String line(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }
}
