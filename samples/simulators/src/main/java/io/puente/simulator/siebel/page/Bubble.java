package io.puente.simulator.siebel.page;

import io.puente.simulator.page.Html;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One activity as a line of a conversation: outbound types on the right. */
record Bubble(Map<String, String> activity, List<Map<String, String>> files) {

    void render(StringBuilder out) {
        String type = activity.getOrDefault("Type", "");
        String status = activity.getOrDefault("Status", "");
        boolean failed = status.toLowerCase(Locale.ROOT).contains("fail");
        out.append(type.contains("Outbound") ? "<div class=\"bubble out\">" : "<div class=\"bubble\">");
        out.append("<small><b>").append(Html.escape(type)).append("</b> ");
        out.append(Html.escape(activity.getOrDefault("Description", ""))).append("</small><p>");
        out.append(Html.escape(text())).append("</p>");
        for (Map<String, String> file : files) {
            out.append("<small>")
                    .append(Html.escape(String.join(" ", file(file))))
                    .append("</small><br>");
        }
        out.append(failed ? "<small class=\"bad\">" : "<small>");
        out.append(Stored.time(Views.happened(activity))).append(" · ").append(Html.escape(status));
        out.append("</small></div>\n");
    }

    private String text() {
        return activity.getOrDefault("Comment", activity.getOrDefault("Email Body", ""));
    }

    private static List<String> file(Map<String, String> file) {
        return file.entrySet().stream()
                .filter(entry -> entry.getKey().matches(".*(FileName|FileExt|FileSize)"))
                .map(Map.Entry::getValue)
                .toList();
    }
}
