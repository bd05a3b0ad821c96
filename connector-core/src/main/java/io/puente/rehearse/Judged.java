package io.puente.rehearse;

/** A record with what came of it. */
record Judged(Pair pair, RecordResult result) {

    /** The file would write it. */
    boolean written() {
        return switch (result.outcome()) {
            case UNCHANGED, CHANGED, DIFFERS_ALREADY, NEW -> true;
            case NO_LONGER_WRITTEN, REJECTED, HELD -> false;
        };
    }

    /** Applying the file to the past would write it. */
    boolean rewritten() {
        return result.outcome() == Outcome.CHANGED || result.outcome() == Outcome.NEW;
    }

    /** The present mapping does no better. */
    boolean already() {
        return switch (result.outcome()) {
            case REJECTED, HELD -> !pair.presentWrites();
            case DIFFERS_ALREADY -> true;
            case UNCHANGED, CHANGED, NEW, NO_LONGER_WRITTEN -> false;
        };
    }
}
