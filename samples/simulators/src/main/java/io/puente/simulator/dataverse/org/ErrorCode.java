package io.puente.simulator.dataverse.org;

/** Codes of the platform with the HTTP status they come with. */
public enum ErrorCode {
    /** Errors of the OData parser carry no code of the platform. */
    ODATA("0x0", 400),
    BAD_URI("0x80060888", 400),
    NO_SUCH_SEGMENT("0x80060888", 404),
    HTTP_ERROR("0x8006088a", 400),
    BAD_PAYLOAD("0x80048d19", 400),
    REQUIRED_FIELD_MISSING("0x80040200", 400),
    INVALID_ARGUMENT("0x80040203", 400),
    UNEXPECTED("0x80040216", 400),
    OBJECT_DOES_NOT_EXIST("0x80040217", 404),
    /** https://learn.microsoft.com/power-apps/developer/data-platform/reference/web-service-error-codes */
    SECURED_ON_CREATE("0x8004f502", 403),
    SECURED_ON_UPDATE("0x8004f507", 403),
    PRIVILEGE_DENIED("0x80040220", 403),
    USER_DISABLED("0x80040225", 403),
    NO_ROLES("0x80042f09", 403),
    NOT_A_MEMBER("0x80072560", 403),
    INACTIVE("0x80040230", 400),
    DUPLICATE_RECORD("0x80040237", 412),
    DUPLICATES_FOUND("0x80040333", 412),
    PLUGIN_ABORTED("0x80040265", 400),
    SQL_ERROR("0x80044150", 500),
    SQL_TIMEOUT("0x80044151", 500),
    STRING_TOO_LONG("0x80044331", 400),
    OUT_OF_RANGE("0x80044330", 400),
    OPTION_OUT_OF_RANGE("0x8004431a", 400),
    INVALID_STATE_STATUS("0x80048408", 400),
    DELTA_TOKEN_EXPIRED("0x80044352", 400),
    NOT_TRACKED("0x80072491", 400),
    TOO_LARGE("0x8004418a", 413),
    ATTACHMENT_TOO_BIG("0x80044a02", 400),
    ATTACHMENT_BLOCKED("0x80043e09", 400),
    CANNOT_CLOSE("0x8004440a", 400),
    CANNOT_CANCEL("0x8004440e", 400),
    ALREADY_CLOSED("0x80044411", 400),
    INVALID_INCIDENT_STATE("0x80044404", 400),
    VERSION_MISMATCH("0x80060882", 412),
    VERSION_NOT_PROVIDED("0x80060883", 400),
    INVALID_KEY_OPERATION("0x8006088f", 400),
    KEY_NOT_DEFINED("0x80060890", 400),
    NOT_FOUND_BY_KEY("0x80060891", 404),
    KEY_VIOLATED("0x80060892", 412),
    KEY_NAME_EXISTS("0x80060893", 400),
    KEY_COLUMNS_EXIST("0x80060894", 400),
    KEY_TOO_LONG("0x80060895", 400),
    MULTIPLE_BY_KEY("0x8006089d", 400),
    SET_NAME_EXISTS("0x8006089b", 400),
    TABLE_EXISTS("0x8004700b", 400),
    COLUMN_EXISTS("0x80047013", 400),
    TOO_MANY_REQUESTS("0x80072322", 429),
    TOO_MUCH_TIME("0x80072321", 429),
    TOO_MANY_AT_ONCE("0x80072326", 429),
    CANNOT_DELETE_REFERENCED("0x80040227", 405),
    METHOD_NOT_ALLOWED("0x8006088a", 405),
    UNSUPPORTED_MEDIA("0x8006088a", 415),
    NOT_IMPLEMENTED("0x8006088a", 501);

    private final String hex;
    private final int status;

    ErrorCode(String hex, int status) {
        this.hex = hex;
        this.status = status;
    }

    public String hex() {
        return hex;
    }

    public int status() {
        return status;
    }
}
