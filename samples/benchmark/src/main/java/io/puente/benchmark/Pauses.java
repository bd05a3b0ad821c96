package io.puente.benchmark;

import java.util.concurrent.TimeUnit;

/** Waiting between two looks; measurements may, tests may not. */
final class Pauses {

    private Pauses() {}

    static void millis(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
