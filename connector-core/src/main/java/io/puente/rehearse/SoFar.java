package io.puente.rehearse;

/**
 * How far a rehearsal is.
 *
 * @param people done, of those chosen
 * @param millis it took
 * @param recorded calls it made
 */
record SoFar(int people, long millis, ReadOnlyCalls.Recorded recorded, Tally tally) {
    static final SoFar NOTHING = new SoFar(0, 0, ReadOnlyCalls.Recorded.NONE, Tally.NOTHING);
}
