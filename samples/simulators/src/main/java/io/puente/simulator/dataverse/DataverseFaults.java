package io.puente.simulator.dataverse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.Fault;
import java.util.Map;

/** Scripted answers in the platform's own words, for whole calls and for operations inside batches. */
public final class DataverseFaults {
    private DataverseFaults() {}

    /** @param code such as {@code 0x80040216} */
    public static Fault error(int status, String code, String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("error").put("code", code).put("message", message);
        return Fault.reply(status, Map.of(), json.toString());
    }

    /** A synchronous plug-in refuses with its own text. */
    public static Fault pluginAborted(String text) {
        return error(400, "0x80040265", text);
    }

    public static Fault deadlock() {
        return error(
                500,
                "0x80044150",
                "Sql error: Generic SQL error. CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql Number: 1205");
    }

    public static Fault sqlTimeout() {
        return error(
                500,
                "0x80044151",
                "Sql error: SQL timeout expired. CRM ErrorCode: -2147204783 Sql ErrorCode: -2146232060 Sql Number: -2");
    }

    /** The request limit of service protection. */
    public static Fault throttled(int retryAfterSeconds) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("error")
                .put("code", "0x80072322")
                .put("message", "Number of requests exceeded the limit of 6000 over time window of 300 seconds.");
        return Fault.reply(429, Map.of("Retry-After", String.valueOf(retryAfterSeconds)), json.toString());
    }
}
