package io.puente.simulator.siebel.page;

import io.puente.simulator.page.Bubble;
import io.puente.simulator.page.Html;
import java.util.List;
import java.util.Map;

/** One activity as a line of a conversation: outbound types on the right. */
final class Activity {
    private Activity() {}

    static Bubble bubble(Map<String, String> activity, List<Map<String, String>> files) {
        String type = activity.getOrDefault("Type", "");
        return new Bubble(
                type.contains("Outbound"),
                Html.escape(type),
                Html.escape(activity.getOrDefault("Description", "")),
                Html.escape(activity.getOrDefault("Comment", activity.getOrDefault("Email Body", ""))),
                files.stream().map(Activity::file).toList(),
                Stored.time(Views.happened(activity)),
                Html.escape(activity.getOrDefault("Status", "")));
    }

    private static String file(Map<String, String> file) {
        List<String> shown = file.entrySet().stream()
                .filter(entry -> entry.getKey().matches(".*(FileName|FileExt|FileSize)"))
                .map(Map.Entry::getValue)
                .toList();
        return Html.escape(String.join(" ", shown));
    }
}
