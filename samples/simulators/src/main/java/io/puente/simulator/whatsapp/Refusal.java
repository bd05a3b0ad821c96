package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;

/** The platform says no. Codes and status: https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final String title;
    private final String details;

    Refusal(int status, int code, String title, String details) {
        // No stack trace: a refusal is an answer, and load tests provoke many.
        super("(#" + code + ") " + title, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.details = details;
    }

    static Refusal missing(String parameter) {
        return new Refusal(
                400, 131008, "Required parameter is missing", "The parameter " + parameter + " is required.");
    }

    static Refusal invalid(String parameter, String why) {
        return new Refusal(400, 131009, "Parameter value is not valid", "Param " + parameter + " " + why + ".");
    }

    static Refusal malformed(String details) {
        return new Refusal(400, 100, "Invalid parameter", details);
    }

    static Refusal noSuchObject(String id) {
        return new Refusal(
                400,
                100,
                "Unsupported request",
                "Object with ID '" + id + "' does not exist, cannot be loaded due to missing permissions, or does not"
                        + " support this operation");
    }

    static Refusal token() {
        return new Refusal(401, 190, "Error validating access token", "The access token is not valid or has expired.");
    }

    int code() {
        return code;
    }

    SimulatorReply toReply(String trace) {
        ObjectNode error = Json.object();
        error.put("message", getMessage());
        error.put("type", "OAuthException");
        error.put("code", code);
        error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        error.put("fbtrace_id", trace);
        return SimulatorReply.json(status, Json.object().set("error", error));
    }

    /** The form that {@code statuses[].errors[]} have. */
    ObjectNode toStatusError() {
        ObjectNode error = Json.object();
        error.put("code", code).put("title", title).put("message", title);
        error.putObject("error_data").put("details", details);
        error.put("href", "/documentation/business-messaging/whatsapp/support/error-codes");
        return error;
    }
}
