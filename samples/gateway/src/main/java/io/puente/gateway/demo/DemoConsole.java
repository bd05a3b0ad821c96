package io.puente.gateway.demo;

import java.io.PrintStream;

/** What the demo says to the person who started it; the log is for operators and says nothing of people. */
final class DemoConsole {

    private final PrintStream out;

    DemoConsole(PrintStream out) {
        this.out = out;
    }

    void title(String text) {
        out.println();
        out.println(text);
        out.flush();
    }

    void line(String text) {
        out.println(text.stripTrailing());
        out.flush();
    }
}
