package io.puente.parity;

import io.puente.mapping.MappedObject;
import io.puente.spi.RecordReader.Found;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Counts one object's records. Not thread-safe. */
final class ObjectTally {
    private static final int HEX_DIGITS = 64;

    private final String object;
    private final String writes;
    private long equal;
    private long different;
    private long missing;
    private long extra;
    private long keptBack;
    private BigInteger ours = BigInteger.ZERO;
    private BigInteger theirs = BigInteger.ZERO;

    /** @param before where an interrupted comparison stopped; null to begin */
    ObjectTally(MappedObject object, @Nullable ObjectCount before) {
        this.object = object.name();
        this.writes = object.writes().value();
        if (before != null) {
            equal = before.equal();
            different = before.different();
            missing = before.missing();
            extra = before.extra();
            keptBack = before.keptBack();
            ours = new BigInteger(before.hash(), 16);
            theirs = new BigInteger(before.crmHash(), 16);
        }
    }

    void keptBack() {
        keptBack++;
    }

    void count(Judgement judgement) {
        Subject subject = judgement.subject();
        Found main = judgement.main();
        if (subject.expected() != null) {
            ours = RecordHash.add(ours, RecordHash.ours(subject));
            if (main == null) {
                missing++;
            } else {
                theirs = RecordHash.add(theirs, RecordHash.theirs(judgement, main));
                if (judgement.findings().stream().anyMatch(finding -> finding.kind() == Finding.Kind.DIFFERENT)) {
                    different++;
                } else {
                    equal++;
                }
            }
        }
        for (Finding finding : judgement.findings()) {
            if (finding.kind() == Finding.Kind.EXTRA) {
                extra++;
                theirs = RecordHash.add(theirs, RecordHash.extra(subject, finding.recordId()));
            }
        }
    }

    ObjectCount snapshot() {
        return new ObjectCount(
                object,
                writes,
                equal + different + missing,
                equal + different + extra,
                equal,
                different,
                missing,
                extra,
                keptBack,
                hex(ours),
                hex(theirs));
    }

    private static String hex(BigInteger hash) {
        String digits = hash.toString(16);
        return "0".repeat(HEX_DIGITS - digits.length()) + digits;
    }
}
