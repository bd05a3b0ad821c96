package io.puente.rehearse;

/**
 * Limits of one rehearsal.
 *
 * @param conversations the newest so many
 * @param examples differences listed per field and outcome; all are counted
 * @param allowRejected so many rejected records do not fail it
 * @param peopleTogether delivered in one go, for the forecast of calls
 */
public record RehearsalLimits(int conversations, int examples, long allowRejected, int peopleTogether) {
    public static final RehearsalLimits DEFAULT = new RehearsalLimits(1_000, 50, 0, 200);

    public RehearsalLimits {
        if (conversations < 1 || examples < 0 || allowRejected < 0 || peopleTogether < 1) {
            throw new IllegalArgumentException(
                    "conversations start at 1, examples and rejected records at 0, people together at 1");
        }
    }

    public RehearsalLimits withConversations(int newest) {
        return new RehearsalLimits(newest, examples, allowRejected, peopleTogether);
    }

    public RehearsalLimits withExamples(int listed) {
        return new RehearsalLimits(conversations, listed, allowRejected, peopleTogether);
    }

    public RehearsalLimits withAllowRejected(long records) {
        return new RehearsalLimits(conversations, examples, records, peopleTogether);
    }
}
