package io.puente.simulator.salesforce.org;

/** The org refuses; the callers turn it into an error body, a per-row result or a SOAP fault. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    public ApiException(ApiError error) {
        super(error.code() + ": " + error.message(), null, false, false);
        this.error = error;
    }

    public ApiException(String code, String message, String... fields) {
        this(ApiError.of(code, message, fields));
    }

    public ApiError error() {
        return error;
    }
}
