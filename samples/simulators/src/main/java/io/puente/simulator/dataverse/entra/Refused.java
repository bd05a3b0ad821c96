package io.puente.simulator.dataverse.entra;

import io.puente.simulator.SimulatorReply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** No token is given; the message is what stands behind the AADSTS code. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final int status;
    private final String error;
    private final int code;

    Refused(int status, String error, int code, String text) {
        super(text, null, false, false);
        this.status = status;
        this.error = error;
        this.code = code;
    }

    /** The client did not prove who it is. */
    static Refused client(int code, String text) {
        return new Refused(401, "invalid_client", code, text);
    }

    static Refused request(int code, String text) {
        return new Refused(400, "invalid_request", code, text);
    }

    SimulatorReply reply(Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        String time = TIME.format(now);
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        json.put("error", error);
        json.put(
                "error_description",
                "AADSTS" + code + ": " + getMessage() + " Trace ID: " + trace + " Correlation ID: " + correlation
                        + " Timestamp: " + time);
        json.put("error_codes", List.of(code));
        json.put("timestamp", time);
        json.put("trace_id", trace);
        json.put("correlation_id", correlation);
        json.put("error_uri", "https://login.microsoftonline.com/error?code=" + code);
        return SimulatorReply.json(status, json);
    }
}
