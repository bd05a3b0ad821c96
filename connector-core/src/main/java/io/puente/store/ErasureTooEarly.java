package io.puente.store;

/** What came in before is not worked on yet, and would bring the person back. */
public final class ErasureTooEarly extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param behind entries of the log that wait */
    public ErasureTooEarly(long behind) {
        super("nothing was erased: " + behind
                + " entries of the log that came in before are not worked on yet; try again");
    }
}
