package io.puente.simulator.page;

import java.util.List;
import java.util.Locale;

/**
 * One line of a conversation, the business's on the right. All texts are HTML.
 *
 * @param files a line each
 * @param time as people read it
 * @param delivery empty if unknown; one that tells of a failure is shown as trouble
 */
public record Bubble(
        boolean outgoing, String author, String kind, String text, List<String> files, String time, String delivery) {

    public void render(StringBuilder out) {
        boolean failed = delivery.toLowerCase(Locale.ROOT).contains("fail");
        out.append(outgoing ? "<div class=\"bubble out\">" : "<div class=\"bubble\">");
        out.append("<small><b>").append(author).append("</b> ").append(kind).append("</small><p>");
        out.append(text).append("</p>");
        files.forEach(file -> out.append("<small>").append(file).append("</small><br>"));
        out.append(failed ? "<small class=\"bad\">" : "<small>");
        out.append(time).append(delivery.isEmpty() ? "" : " · ").append(delivery);
        out.append("</small></div>\n");
    }
}
