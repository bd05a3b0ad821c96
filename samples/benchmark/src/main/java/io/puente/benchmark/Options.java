package io.puente.benchmark;

import java.util.List;

/**
 * How long to measure.
 *
 * @param seconds of one round
 * @param rounds of each variant, interleaved
 */
record Options(int seconds, int rounds) {

    static Options parse(String[] args, List<String> names) {
        int seconds = 10;
        int rounds = 5;
        for (String arg : args) {
            if (arg.startsWith("--seconds=")) {
                seconds = Integer.parseInt(arg.substring(10));
            } else if (arg.startsWith("--rounds=")) {
                rounds = Integer.parseInt(arg.substring(9));
            } else {
                names.add(arg);
            }
        }
        return new Options(seconds, rounds);
    }
}
