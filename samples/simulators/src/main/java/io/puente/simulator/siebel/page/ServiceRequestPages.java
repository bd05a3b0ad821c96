package io.puente.simulator.siebel.page;

import io.puente.simulator.SimulatorReply;
import io.puente.simulator.page.Cards;
import io.puente.simulator.page.Html;
import io.puente.simulator.page.PageFrame;
import io.puente.simulator.page.Palette;
import io.puente.simulator.siebel.records.ObjectManager;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The list of service requests, and one with its contact, its activities as a conversation and its files. A name that
 * ends with {@code .json} gives the same as JSON. Thread-safe.
 */
public final class ServiceRequestPages {
    private static final PageFrame FRAME =
            new PageFrame("Siebel simulator", new Palette("#7a1f10", "#a5310f", "#d8f3d0", Palette.Tone.WARM));

    private static final int LISTED = 200;
    private static final String SUFFIX = ".json";
    private static final List<String> COLUMNS =
            List.of("Abstract", "Contact Id", "Status", "Source", "Owner", "Created");
    private static final Set<String> QUIET =
            Set.of("Id", "Mod Id", "Conflict Id", "Created By", "Updated By", "Primary Organization Id", "Owned By Id");

    private final ObjectManager om;
    private final Views views;

    public ServiceRequestPages(ObjectManager om) {
        this.om = om;
        this.views = new Views(om);
    }

    /** The newest first. */
    public SimulatorReply list() {
        return om.read(() -> {
            List<Map<String, String>> rows = latest();
            StringBuilder out = new StringBuilder("<div class=\"card\"><h1>Service requests</h1><p class=\"none\">")
                    .append(om.table("Service Request").all().size())
                    .append(" in all, at most ")
                    .append(LISTED)
                    .append(" shown, <a href=\"/service-requests.json\">JSON</a></p><table><tr><th>SR Number</th>");
            COLUMNS.forEach(column -> out.append("<th>").append(column).append("</th>"));
            out.append("</tr>\n");
            for (Map<String, String> row : rows) {
                out.append("<tr><td><a href=\"/service-requests/")
                        .append(Stored.encode(row.getOrDefault("Id", "")))
                        .append("\">")
                        .append(Html.escape(row.getOrDefault("SR Number", "")))
                        .append("</a></td>");
                COLUMNS.forEach(
                        column -> out.append("<td>").append(cell(row, column)).append("</td>"));
                out.append("</tr>\n");
            }
            return SimulatorReply.html(
                    200,
                    FRAME.page("Service requests", out.append("</table></div>").toString()));
        });
    }

    private List<Map<String, String>> latest() {
        List<Map<String, String>> rows = views.all("Service Request");
        Collections.reverse(rows);
        return rows.subList(0, Math.min(LISTED, rows.size()));
    }

    private String cell(Map<String, String> row, String column) {
        String value = row.getOrDefault(column, "");
        if (column.equals("Contact Id")) {
            return Html.escape(name(row));
        }
        return column.equals("Created") ? Stored.time(value) : Html.escape(value);
    }

    private static String name(Map<String, String> row) {
        return (row.getOrDefault("Contact First Name", "") + " " + row.getOrDefault("Contact Last Name", "")).trim();
    }

    /** @param segments of a path that begins with {@code /service-requests}; then row id or SR number, if any */
    public SimulatorReply show(List<String> segments) {
        String last = segments.get(segments.size() - 1);
        boolean json = last.endsWith(SUFFIX);
        String id = json ? last.substring(0, last.length() - SUFFIX.length()) : last;
        return om.read(() -> {
            if (segments.size() == 1) {
                return json ? SimulatorReply.json(200, Map.of("serviceRequests", latest())) : list();
            }
            Map<String, String> request = views.of("Service Request", "Id", id).stream()
                    .findFirst()
                    .orElseGet(() -> views.of("Service Request", "SR Number", id).stream()
                            .findFirst()
                            .orElse(null));
            if (request == null) {
                return SimulatorReply.html(404, FRAME.page("Not found", "<p>There is no such service request.</p>"));
            }
            return json
                    ? SimulatorReply.json(200, whole(request, request.getOrDefault("Id", "")))
                    : SimulatorReply.html(200, render(request, request.getOrDefault("Id", "")));
        });
    }

    private Map<String, Object> whole(Map<String, String> request, String id) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("serviceRequest", request);
        Map<String, String> contact = contact(request);
        if (contact != null) {
            whole.put("contact", contact);
        }
        whole.put("activities", views.of("Action", "Activity SR Id", id));
        whole.put("attachments", views.of("Service Request Attachment", "SR Id", id));
        return whole;
    }

    private @Nullable Map<String, String> contact(Map<String, String> request) {
        return views.one("Contact", request.getOrDefault("Contact Id", ""));
    }

    private String render(Map<String, String> request, String id) {
        String number = Html.escape(request.getOrDefault("SR Number", ""));
        Cards out = new Cards();
        out.first("Service request " + number)
                .append("<p>")
                .append(Html.escape(request.getOrDefault("Abstract", "")))
                .append(" <a href=\"/service-requests/")
                .append(Stored.encode(id))
                .append(".json\">JSON</a></p>");
        fields(out, request);
        List<Map<String, String>> activities = views.of("Action", "Activity SR Id", id);
        out.close();
        StringBuilder chat = out.open("Activities (" + activities.size() + ")").append("<div class=\"chat\">");
        activities.forEach(
                activity -> Activity.bubble(activity, files(activity)).render(chat));
        chat.append("</div>");
        out.close();
        attachments(out, views.of("Service Request Attachment", "SR Id", id));
        Map<String, String> contact = contact(request);
        if (contact != null) {
            out.open("Contact");
            fields(out, contact);
            out.close();
        }
        return FRAME.page("Service request " + number, out.toString());
    }

    private List<Map<String, String>> files(Map<String, String> activity) {
        return views.of("Action Attachment", "Activity Id", activity.getOrDefault("Id", ""));
    }

    private static void attachments(Cards out, List<Map<String, String>> files) {
        if (!files.isEmpty()) {
            out.open("Attachments (" + files.size() + ")");
            files.forEach(file -> fields(out, file));
            out.close();
        }
    }

    private static void fields(Cards out, Map<String, String> view) {
        out.openValues();
        view.forEach((name, value) -> {
            if (!QUIET.contains(name) && !value.equals("N")) {
                out.value(name, Html.escape(value));
            }
        });
        out.closeValues();
    }
}
