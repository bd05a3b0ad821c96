package io.puente.simulator.salesforce.page;

import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.page.Html;
import io.puente.simulator.salesforce.org.NewField;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields of an object, and a form for a new one: a small part of Setup's Object Manager. Thread-safe. */
public final class SetupPages {
    private static final Map<String, FieldType> TYPES = Map.of(
            "text", FieldType.STRING,
            "picklist", FieldType.PICKLIST,
            "checkbox", FieldType.BOOLEAN,
            "number", FieldType.DOUBLE,
            "datetime", FieldType.DATETIME);

    private final Org org;

    public SetupPages(Org org) {
        this.org = org;
    }

    /** {@code /setup/{Object}} shows the fields; a form posted there makes a field that every permission set shows. */
    public SimulatorReply handle(SimulatorRequest request) {
        String object = request.segments().size() == 2 ? request.segments().get(1) : "";
        SObjectType type = org.read(() -> org.schema().type(object));
        if (type == null) {
            return SimulatorReply.text(404, "This org has no object '" + object + "'\n");
        }
        return request.method().equals("POST") ? create(type, request) : fields(type);
    }

    private SimulatorReply create(SObjectType type, SimulatorRequest request) {
        String label = request.form("label").orElse("").strip();
        String kind = request.form("type").orElse("text").toLowerCase(Locale.ROOT);
        FieldType fieldType = TYPES.get(kind);
        if (fieldType == null) {
            return SimulatorReply.text(
                    400,
                    "There is no type '" + kind + "': choose one of "
                            + String.join(", ", TYPES.keySet().stream().sorted().toList()) + "\n");
        }
        try {
            var field = new NewField(
                    label,
                    fieldType,
                    length(request.form("length").orElse("255")),
                    values(request.form("values").orElse("")));
            org.customization().addField(type.name(), field);
            return SimulatorReply.text(
                    201, type.name() + "." + field.name() + " created, visible to every permission set\n");
        } catch (IllegalArgumentException e) {
            return SimulatorReply.text(400, e.getMessage() + "\n");
        }
    }

    /** 0, which no field may have, for what is no number. */
    private static int length(String given) {
        return given.matches("\\d{1,5}") ? Integer.parseInt(given) : 0;
    }

    private static List<String> values(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .toList();
    }

    private SimulatorReply fields(SObjectType type) {
        var out = new StringBuilder("<div class=\"card\"><h1>")
                .append(Html.escape(type.name()))
                .append(
                        "</h1><form method=\"post\"><p>New field: <input name=\"label\" placeholder=\"Label\" required> ")
                .append("<select name=\"type\">");
        TYPES.keySet().stream()
                .sorted()
                .forEach(kind -> out.append("<option>").append(kind).append("</option>"));
        out.append("</select> <input name=\"length\" value=\"255\" size=\"4\"> ")
                .append(
                        "<input name=\"values\" placeholder=\"values, with commas\"> <button>Create</button></p></form>")
                .append("<table><tr><th>Label</th><th>API name</th><th>Type</th><th>Length</th></tr>\n");
        for (Field field : type.fields()) {
            out.append("<tr><td>")
                    .append(Html.escape(field.label()))
                    .append("</td><td>")
                    .append(Html.escape(field.name()))
                    .append("</td><td>")
                    .append(field.type().wireName())
                    .append("</td><td>")
                    .append(field.length() == 0 ? "" : field.length())
                    .append("</td></tr>\n");
        }
        return SimulatorReply.html(
                200,
                CasePages.FRAME.page(type.name(), out.append("</table></div>").toString()));
    }
}
