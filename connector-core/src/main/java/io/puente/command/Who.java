package io.puente.command;

/** Who works at the command line, for what is kept of it. */
final class Who {

    private Who() {}

    /** The system's name of the user; the store need not know more. */
    static String name() {
        return "command line, " + System.getProperty("user.name", "unknown");
    }
}
