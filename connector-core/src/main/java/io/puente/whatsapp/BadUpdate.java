package io.puente.whatsapp;

/** One update cannot be understood; its message is the reason that a person reads, without personal data. */
final class BadUpdate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadUpdate(String reason) {
        // A broken update is ordinary input: nobody needs its stack trace.
        super(reason, null, false, false);
    }
}
