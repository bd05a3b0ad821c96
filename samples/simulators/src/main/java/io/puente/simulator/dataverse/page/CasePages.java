package io.puente.simulator.dataverse.page;

import io.puente.simulator.SimulatorReply;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.org.ValueReader;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.ColumnType;
import io.puente.simulator.dataverse.schema.Relationship;
import io.puente.simulator.dataverse.schema.Schema;
import io.puente.simulator.dataverse.schema.TableType;
import io.puente.simulator.page.Cards;
import io.puente.simulator.page.Html;
import io.puente.simulator.page.PageFrame;
import io.puente.simulator.page.Palette;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Renders the list of cases and a single case. Thread-safe. */
public final class CasePages {
    private static final PageFrame FRAME =
            new PageFrame("Dynamics 365 simulator", new Palette("#3b2a6b", "#5b3fb0", "#e5dcfb", Palette.Tone.COOL));

    private static final int LISTED = 200;
    private static final int ROWS = 100;
    private static final List<String> LIST =
            List.of("title", "customerid", "statuscode", "caseorigincode", "ownerid", "createdon");
    private static final Set<String> QUIET = Set.of(
            "versionnumber",
            "createdby",
            "modifiedby",
            "owninguser",
            "owningbusinessunit",
            "objecttypecode",
            "activitytypecode",
            "documentbody");

    private final Organization org;
    private final Shown shown;

    public CasePages(Organization org) {
        this.org = org;
        this.shown = new Shown(org);
    }

    /** The newest cases first. */
    public SimulatorReply list() {
        return SimulatorReply.html(200, org.read(() -> {
            List<Row> rows = new ArrayList<>(org.rows("incident").all());
            int total = rows.size();
            Collections.reverse(rows);
            StringBuilder out = new StringBuilder("<div class=\"card\"><h1>Cases</h1><p class=\"none\">")
                    .append(total)
                    .append(total > LISTED ? " in all, the latest " + LISTED + " shown" : " in all")
                    .append("</p><table><tr><th>Case</th><th>Title</th><th>Customer</th><th>Status</th><th>Origin</th>"
                            + "<th>Owner</th><th>Created</th></tr>\n");
            for (Row row : rows.subList(0, Math.min(LISTED, total))) {
                out.append("<tr><td><a href=\"/cases/").append(row.id()).append("\">");
                out.append(shown.html(row, "ticketnumber")).append("</a>");
                LIST.forEach(column -> out.append("</td><td>").append(shown.html(row, column)));
                out.append("</td></tr>\n");
            }
            return FRAME.page("Cases", out.append("</table></div>").toString());
        }));
    }

    /** @param id of the case */
    public SimulatorReply show(String id) {
        UUID guid = ValueReader.parseGuid(id);
        Optional<String> page = org.read(() -> Optional.ofNullable(
                        guid == null ? null : org.rows("incident").get(guid))
                .map(this::render));
        return page.map(html -> SimulatorReply.html(200, html))
                .orElseGet(() -> SimulatorReply.html(404, FRAME.page("No such case", "<p>There is no such case.</p>")));
    }

    private String render(Row row) {
        String number = shown.html(row, "ticketnumber");
        Cards out = new Cards();
        out.first("Case " + number)
                .append("<p>")
                .append(shown.html(row, "title"))
                .append("</p>");
        values(out, row);
        out.close();
        children(out, row, true);
        Row customer = row.get("customerid") instanceof Ref ref ? org.get(ref) : null;
        if (customer != null) {
            String label = customer.type().traits().label();
            out.open(Html.escape(label));
            values(out, customer);
            out.close();
            children(out, customer, false);
        }
        return FRAME.page("Case " + row.get("ticketnumber"), out.toString());
    }

    private void values(Cards out, Row row) {
        out.openValues();
        for (Column column : row.type().columns()) {
            Object value = row.get(column);
            boolean plain = value != null && !Boolean.FALSE.equals(value) && column.type() != ColumnType.GUID;
            if (plain && !QUIET.contains(column.name())) {
                out.value(column.label(), shown.html(row, column));
            }
        }
        out.closeValues();
    }

    /** Conversations first as bubbles, then every other related list that has rows. */
    private void children(Cards out, Row parent, boolean ofCase) {
        Cards lists = new Cards();
        for (Relationship child : parent.type().children()) {
            TableType type = child.referencing();
            if (type.name().equals(Schema.ACTIVITY) || type.name().equals("incident")) {
                continue;
            }
            List<Row> rows = org.rows(type).find(child.column(), parent.ref());
            String title = Html.escape(type.traits().collectionLabel()) + " (" + rows.size() + ")";
            Optional<Transcript> transcript = Transcript.of(type);
            if (transcript.isPresent()) {
                if (ofCase && child.column().name().equals("regardingobjectid")) {
                    out.open(title).append(transcript.get().render(rows, shown));
                    out.close();
                }
            } else if (!rows.isEmpty()) {
                lists.open(title);
                table(lists, child, rows);
                lists.close();
            }
        }
        out.add(lists);
    }

    private void table(Cards out, Relationship child, List<Row> rows) {
        List<Column> columns = child.referencing().columns().stream()
                .filter(column -> !QUIET.contains(column.name()) && !column.equals(child.column()))
                .filter(column -> column.type() != ColumnType.GUID && column.type() != ColumnType.BOOLEAN)
                .filter(column -> rows.stream().anyMatch(row -> row.get(column) != null))
                .toList();
        out.table(columns, Column::label, rows.subList(0, Math.min(ROWS, rows.size())), shown::html);
    }
}
