package io.puente.simulator.dataverse.org;

/** A refusal in the platform's own words. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;

    public ApiException(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
