package io.puente.parity;

import io.puente.spi.RecordReader.Found;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one record's comparison.
 *
 * @param main the CRM's record; null if it is missing, or a leftover
 * @param differing fields of {@code main} that are not as they should be
 */
record Judgement(Subject subject, @Nullable Found main, List<String> differing, List<Finding> findings) {

    static Judgement missing(Subject subject, Finding finding) {
        return new Judgement(subject, null, List.of(), List.of(finding));
    }

    /** All its causes lie in our own state, or it has none: a second look would tell nothing new. */
    boolean certain() {
        return findings.stream().allMatch(finding -> finding.cause().ours());
    }

    /** It may have been deleted, or may only have lost our key. */
    boolean gone() {
        return findings.stream().anyMatch(finding -> finding.cause() == Cause.DELETED_IN_CRM);
    }
}
