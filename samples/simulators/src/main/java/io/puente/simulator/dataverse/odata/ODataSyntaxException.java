package io.puente.simulator.dataverse.odata;

/** An address that is no OData. */
public final class ODataSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ODataSyntaxException(String message) {
        super(message, null, false, false);
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
