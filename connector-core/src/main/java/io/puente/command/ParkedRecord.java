package io.puente.command;

import io.puente.store.AttentionList.Parked;
import java.io.PrintStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record that needs attention: keys and reasons, no value of the customer. */
record ParkedRecord(
        String crm,
        String object,
        String key,
        String contact,
        @Nullable String recordId,
        @Nullable String kind,
        @Nullable String code,
        @Nullable String reason,
        int attempts,
        boolean mayHaveBeenSent,
        Instant since) {

    static ParkedRecord of(Parked parked) {
        var link = parked.link();
        return new ParkedRecord(
                parked.target().value(),
                link.object(),
                link.key(),
                link.contact().value(),
                link.recordId(),
                link.failureKind(),
                link.vendorCode(),
                link.reason(),
                link.attempts(),
                link.attempted(),
                link.since());
    }

    void line(PrintStream out) {
        out.println(since + "  " + crm + "  " + object + " " + key + "  " + kind + (code == null ? "" : " " + code));
        if (reason != null) {
            out.println("    " + reason);
        }
    }

    void details(PrintStream out) {
        out.println(object + " " + key + " in " + crm);
        out.println("  since     " + since);
        out.println("  contact   " + contact);
        out.println("  record    " + (recordId == null ? "none yet" : recordId));
        out.println("  failure   " + kind + (code == null ? "" : " " + code));
        out.println("  reason    " + reason);
        out.println("  attempts  " + attempts + (mayHaveBeenSent ? "; it may have been sent" : ""));
    }
}
