package io.puente.consent;

import io.puente.model.ConsentEntry;
import io.puente.model.Sha256;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chains ledger entries: the hash of each covers its evidence and the hash before it, so that a removed or altered line
 * shows. The contact is left out: two contacts that turn out to be one person are merged, and the evidence stays true;
 * the key already covers who it was.
 */
public final class LedgerHash {

    private LedgerHash() {}

    /** The entry with its number, the hash before it, and its own. */
    public static ConsentEntry chained(ConsentEntry entry, long number, String previousHash) {
        return entry.inLedger(number, previousHash, hash(entry, number, previousHash));
    }

    /** True if the entry still is what was written. */
    public static boolean intact(ConsentEntry entry) {
        return entry.hash().equals(hash(entry, entry.number(), entry.previousHash()));
    }

    private static String hash(ConsentEntry entry, long number, String previousHash) {
        return Sha256.hex(canonical(
                previousHash,
                number,
                entry.key(),
                entry.numberId(),
                entry.scope(),
                entry.purpose(),
                entry.decision(),
                entry.source(),
                entry.wording(),
                entry.language(),
                entry.place(),
                entry.operator(),
                entry.at(),
                entry.recordedAt(),
                entry.expiresAt(),
                entry.sourceMessage()));
    }

    /** Each part with its length, so that no two lists of parts read alike; a missing part is a lone hyphen. */
    private static String canonical(@Nullable Object... parts) {
        return Arrays.stream(parts).map(LedgerHash::part).collect(Collectors.joining("\n"));
    }

    private static String part(@Nullable Object part) {
        if (part == null) {
            return "-";
        }
        String text = part.toString();
        return text.length() + ":" + text;
    }
}
