package io.puente.command;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** A trace for reading. */
record TraceText(TraceAnswer answer) {

    void print(PrintStream out) {
        if (answer.note() != null) {
            out.println(answer.note());
        }
        if (answer.contact() != null) {
            out.println("contact " + answer.contact());
        }
        answer.cases().forEach(one -> print(out, one));
        answer.messages().forEach(one -> print(out, one));
        if (answer.known()) {
            answer.records().forEach(one -> print(out, one));
            if (answer.records().isEmpty()) {
                out.println("no record in any CRM yet");
            }
            answer.crms().forEach(one -> print(out, one));
        }
    }

    private static void print(PrintStream out, TraceAnswer.Case one) {
        out.println("case " + one.key() + ", " + one.status() + ", at number " + one.number());
        line(out, "opened", one.openedAt() + " by a " + one.openedBy());
        line(out, "closed", one.closedAt() == null ? null : one.closedAt() + ", " + one.closedBecause());
        line(out, "subject", one.subject());
    }

    private static void print(PrintStream out, TraceAnswer.Entry one) {
        out.println("message " + one.key() + ", " + one.direction() + " " + one.kind() + ", at number " + one.number());
        line(out, "sent", one.sentAt().toString());
        line(
                out,
                "received",
                (one.receivedAt() == null ? "" : one.receivedAt() + ", ") + "log entry " + one.entry() + ", update "
                        + one.item() + (one.outcome() == null ? "" : ", " + one.outcome()));
        line(out, "case", one.caseKey() == null ? "none" : one.caseKey());
        line(out, "edited", one.editedAt() == null ? null : one.editedAt().toString());
        line(out, "revoked", one.revokedAt() == null ? null : one.revokedAt().toString());
        line(out, "delivery", one.delivery());
        one.steps()
                .forEach(step -> line(
                        out,
                        "",
                        step.at() + " " + step.state() + (step.errorCode() == null ? "" : " " + step.errorCode())
                                + (step.error() == null ? "" : " " + step.error())));
        line(out, "wamid", one.wamid());
        line(out, "text", one.text());
    }

    private static void print(PrintStream out, TraceAnswer.Record one) {
        out.println(one.crm() + ": " + one.object() + " " + one.key() + " " + one.state()
                + (one.recordId() == null ? "" : ", record " + one.recordId()));
        line(out, "since", one.since().toString());
        line(out, "failure", one.kind() == null ? null : one.kind() + (one.code() == null ? "" : " " + one.code()));
        line(out, "reason", one.reason());
        line(out, "waits for", one.waitsFor());
        line(out, "attempts", one.attempts() == 0 ? null : String.valueOf(one.attempts()));
        line(out, "outcome", one.mayHaveBeenSent() ? "not known, it may have been sent" : null);
        line(out, "mapping", one.mapping());
        line(out, "decided by", one.decided());
    }

    private static void print(PrintStream out, TraceAnswer.Standing one) {
        out.println(one.crm() + ": "
                + (one.upToDate()
                        ? "has everything of this person that it would take"
                        : "lacks something of this person, next try " + one.dueAt()
                                + (one.afterFailure() ? " after " + Words.count(one.attempts(), "failure") : "")
                                + (one.backfill() ? ", by the back-fill" : "")));
    }

    private static void line(PrintStream out, String name, @Nullable String value) {
        if (value != null) {
            out.println("  " + String.format("%-11s", name) + value);
        }
    }
}
