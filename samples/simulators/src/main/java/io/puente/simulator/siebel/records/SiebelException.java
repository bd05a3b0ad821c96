package io.puente.simulator.siebel.records;

/** A refusal as the caller sees it: a status and a text that ends with the code in parentheses. */
public final class SiebelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private SiebelException(int status, String text) {
        super(text);
        this.status = status;
    }

    /** @param code such as {@code SBL-DAT-00498} */
    public static SiebelException coded(int status, String code, String text) {
        return new SiebelException(status, text + "(" + code + ")");
    }

    /** Most refusals: 500 with a code. */
    public static SiebelException of(String code, String text) {
        return coded(500, code, text);
    }

    /** A refusal by a layer that knows no codes. */
    public static SiebelException plain(int status, String text) {
        return new SiebelException(status, text);
    }

    public int status() {
        return status;
    }
}
