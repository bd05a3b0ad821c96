package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Lists come in pages: {@code limit} at most, 25 if not given, and from the cursor {@code after} on. {@code next} is there
 * only while more follows: https://developers.facebook.com/docs/graph-api/results
 */
final class Pages {
    private static final int USUAL = 25;
    private static final int MOST = 100;

    private Pages() {}

    static SimulatorReply page(SimulatorRequest request, List<ObjectNode> all) {
        int limit = limit(request);
        int from = Math.min(from(request), all.size());
        int to = Math.min(from + limit, all.size());
        ObjectNode reply = Json.object();
        ArrayNode data = reply.putArray("data");
        all.subList(from, to).forEach(data::add);
        ObjectNode paging = reply.putObject("paging");
        if (from < to) {
            paging.putObject("cursors").put("before", cursor(from)).put("after", cursor(to));
        }
        if (to < all.size()) {
            String host = request.header("Host").orElse("localhost");
            paging.put("next", "http://" + host + request.path() + "?limit=" + limit + "&after=" + cursor(to));
        }
        return SimulatorReply.json(200, reply);
    }

    /** More than the platform gives is no mistake. */
    private static int limit(SimulatorRequest request) {
        String asked = request.query("limit").orElse(String.valueOf(USUAL));
        if (!asked.matches("[1-9][0-9]{0,6}")) {
            throw Refusal.malformed("Param limit must be a number of 1 or more.");
        }
        return Math.min(Integer.parseInt(asked), MOST);
    }

    private static String cursor(int position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("at:" + position).getBytes(StandardCharsets.UTF_8));
    }

    private static int from(SimulatorRequest request) {
        String after = request.query("after").orElse("");
        if (after.isEmpty()) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            if (text.matches("at:[0-9]{1,7}")) {
                return Integer.parseInt(text.substring(3));
            }
        } catch (IllegalArgumentException notBase64) {
            // Refused below like every other stranger.
        }
        throw new Refusal(400, 131059, "Invalid cursor", "The cursor does not belong to this list.");
    }
}
