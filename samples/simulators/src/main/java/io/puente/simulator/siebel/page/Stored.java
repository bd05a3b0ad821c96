package io.puente.simulator.siebel.page;

import io.puente.simulator.page.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Stored values in pages. */
final class Stored {
    private Stored() {}

    /** A part of a path: row ids may contain a plus sign. */
    static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /** Date-times as people read them. */
    static String time(String stored) {
        return Html.escape(stored.replace('T', ' ').replace("Z", ""));
    }
}
