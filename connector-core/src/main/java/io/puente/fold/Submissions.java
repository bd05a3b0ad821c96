package io.puente.fold;

import io.puente.consent.ConsentSubmission;
import io.puente.whatsapp.Party;
import org.jspecify.annotations.Nullable;

/** Who a consent given elsewhere is about. */
final class Submissions {

    private Submissions() {}

    static @Nullable String portfolio(ConsentSubmission given, Portfolios portfolios) {
        return given.portfolio() != null ? given.portfolio() : portfolios.ofNumber(given.numberId());
    }

    /**
     * The BSUID if there is one: a clerk's slip must not tie a stranger's phone number to it. A BSUID is worth nothing
     * without its portfolio.
     */
    static Party party(ConsentSubmission given, @Nullable String portfolio) {
        if (given.bsuid() != null && portfolio != null) {
            boolean parent = given.bsuid().contains(".ENT.");
            return new Party(null, parent ? null : given.bsuid(), parent ? given.bsuid() : null, null, null);
        }
        return new Party(given.phone(), null, null, null, null);
    }
}
