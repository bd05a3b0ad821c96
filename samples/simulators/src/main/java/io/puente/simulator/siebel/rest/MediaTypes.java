package io.puente.simulator.siebel.rest;

import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.siebel.records.SiebelException;
import java.util.Locale;

/** Which formats are spoken: {@code Content-Type} decides, also on GET. This server knows JSON only. */
final class MediaTypes {
    private MediaTypes() {}

    static void check(SimulatorRequest request, Remarks remarks) {
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.isEmpty()) {
            remarks.add(request.method() + " came without Content-Type");
        } else if (!type.startsWith("application/json") && !type.startsWith("multipart/form-data")) {
            throw SiebelException.plain(415, "The content type " + type + " is not supported");
        }
        String accept = request.header("Accept").orElse("*/*").toLowerCase(Locale.ROOT);
        if (!accept.contains("json") && !accept.contains("*/*")) {
            throw SiebelException.plain(406, "The format " + accept + " cannot be produced");
        }
    }
}
