package io.puente.command;

import java.util.Locale;

/** Numbers as people read them. */
final class Words {

    private Words() {}

    /** {@code no problems, 1 problem, 1,200 problems}. */
    static String count(long number, String what) {
        return (number == 0 ? "no" : number(number)) + " " + what + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
