package io.puente.rehearse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal is of: with all of it the same, the same people give the same results.
 *
 * @param format of what is kept; another build may keep something else
 * @param file its name, which stands in the rules
 * @param maxBatch of the connector, by which calls are counted
 * @param bound ids of the business numbers; empty for all
 * @param numbers see {@link Resumption}
 * @param metadata fingerprint of what the CRM says of its fields
 */
record Subject(
        int format,
        String file,
        String candidate,
        String present,
        int conversations,
        int examples,
        int peopleTogether,
        int maxBatch,
        List<String> bound,
        String numbers,
        String metadata) {
    static final String OTHER_BUILD =
            "the interrupted one was made by another build of Puente, or with other settings of the connector";

    private static final int FORMAT = 1;

    static Subject of(RehearsalRequest request, Metadata metadata, String numbers) {
        RehearsalLimits limits = request.limits();
        return new Subject(
                FORMAT,
                request.candidate().name(),
                request.candidate().mapping().version(),
                request.active().version(),
                limits.conversations(),
                limits.examples(),
                limits.peopleTogether(),
                request.connector().capabilities().maxBatch(),
                List.copyOf(request.bound().ids()),
                numbers,
                metadata.fingerprint());
    }

    /** What is no longer the same, in words; null if everything is. */
    @Nullable
    String since(Subject before) {
        if (equals(before)) {
            return null;
        }
        if (format != before.format || maxBatch != before.maxBatch || peopleTogether != before.peopleTogether) {
            return OTHER_BUILD;
        }
        if (!file.equals(before.file)) {
            return "the interrupted one was of the file " + before.file;
        }
        if (!candidate.equals(before.candidate)) {
            return "the file says something else now";
        }
        if (!present.equals(before.present)) {
            return "another mapping version is active now";
        }
        if (conversations != before.conversations || examples != before.examples) {
            return "the interrupted one was asked for " + before.conversations + " conversations and " + before.examples
                    + " examples";
        }
        if (!metadata.equals(before.metadata)) {
            return "the CRM's fields have changed";
        }
        return "the settings of the business numbers have changed";
    }
}
