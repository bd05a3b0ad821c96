package io.puente.simulator.salesforce.page;

import io.puente.simulator.SimulatorReply;
import io.puente.simulator.page.Cards;
import io.puente.simulator.page.Html;
import io.puente.simulator.page.PageFrame;
import io.puente.simulator.page.Palette;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.ChildRelationship;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.FieldFlag;
import io.puente.simulator.salesforce.schema.FieldType;
import io.puente.simulator.salesforce.schema.SObjectType;
import io.puente.simulator.salesforce.store.RecordId;
import io.puente.simulator.salesforce.store.Row;
import io.puente.simulator.salesforce.store.Table;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Renders the list of cases and a single case. Thread-safe. */
public final class CasePages {
    static final PageFrame FRAME =
            new PageFrame("Salesforce simulator", new Palette("#0b3d66", "#0b5cab", "#d8f3d0", Palette.Tone.COOL));

    private static final int LISTED = 200;
    private static final int ROWS = 100;
    private static final Set<String> QUIET =
            Set.of("Id", "IsDeleted", "SystemModstamp", "CreatedById", "LastModifiedById");

    private final Org org;

    public CasePages(Org org) {
        this.org = org;
    }

    /** The newest cases first. */
    public SimulatorReply list() {
        return SimulatorReply.html(200, org.read(() -> {
            Table cases = org.tables().of("Case");
            List<Row> rows = cases.live();
            int total = rows.size();
            Collections.reverse(rows);
            StringBuilder out = new StringBuilder("<div class=\"card\"><h1>Cases</h1><p class=\"none\">")
                    .append(total)
                    .append(total > LISTED ? " in all, the latest " + LISTED + " shown" : " in all")
                    .append(
                            " · <a href=\"/setup/Case\">fields</a></p><table><tr><th>Case</th><th>Subject</th><th>Contact</th><th>Status</th><th>Origin</th>"
                                    + "<th>Owner</th><th>Created</th></tr>\n");
            SObjectType type = cases.type();
            for (Row row : rows.subList(0, Math.min(LISTED, total))) {
                out.append("<tr><td><a href=\"/cases/").append(row.id()).append("\">");
                out.append(Html.show(row.get(type.known("CaseNumber")))).append("</a>");
                cell(out, Html.show(row.get(type.known("Subject"))));
                cell(out, show(row, type.known("ContactId")));
                cell(out, Html.show(row.get(type.known("Status"))));
                cell(out, Html.show(row.get(type.known("Origin"))));
                cell(out, show(row, type.known("OwnerId")));
                cell(out, Html.show(row.get(type.known("CreatedDate"))));
                out.append("</td></tr>\n");
            }
            return FRAME.page("Cases", out.append("</table></div>").toString());
        }));
    }

    private static void cell(StringBuilder out, String html) {
        out.append("</td><td>").append(html);
    }

    /** @param id 15 or 18 characters */
    public SimulatorReply show(String id) {
        String id18 = RecordId.normalise(id);
        Optional<String> page = org.read(() -> Optional.ofNullable(
                        id18 == null ? null : org.tables().of("Case").get(id18))
                .map(this::render));
        return page.map(html -> SimulatorReply.html(200, html))
                .orElseGet(() -> SimulatorReply.html(404, FRAME.page("No such case", "<p>There is no such case.</p>")));
    }

    private String render(Row row) {
        SObjectType type = org.schema().known("Case");
        Cards out = new Cards();
        out.first("Case " + Html.show(row.get(type.known("CaseNumber"))))
                .append("<p>")
                .append(Html.show(row.get(type.known("Subject"))))
                .append("</p>");
        fields(out, type, row);
        out.close();
        children(out, type, row, true);
        String contactId = row.text(type.known("ContactId"));
        SObjectType contacts = org.schema().known("Contact");
        Row contact = contactId == null ? null : org.tables().byId(contactId);
        if (contact != null) {
            out.open("Contact");
            fields(out, contacts, contact);
            out.close();
            children(out, contacts, contact, false);
        }
        return FRAME.page("Case " + row.text(type.known("CaseNumber")), out.toString());
    }

    private void fields(Cards out, SObjectType type, Row row) {
        out.openValues();
        for (Field field : type.fields()) {
            Object value = org.value(type, row, field);
            if (value != null && !QUIET.contains(field.name()) && !Boolean.FALSE.equals(value)) {
                out.value(field.label(), show(row, field));
            }
        }
        out.closeValues();
    }

    /** Conversations first as bubbles, then every other related list that has rows. */
    private void children(Cards out, SObjectType type, Row parent, boolean ofCase) {
        Cards lists = new Cards();
        for (ChildRelationship child : org.schema().childrenOf(type)) {
            Table table = org.tables().of(child.type());
            if (!table.indexed(child.field()) || child.type().name().equals("Case")) {
                continue;
            }
            List<Row> rows = table.find(child.field(), parent.id());
            Optional<Transcript> transcript = Transcript.of(child.type());
            String title = Html.escape(child.type().traits().labelPlural()) + " (" + rows.size() + ")";
            if (transcript.isPresent()) {
                if (ofCase) {
                    out.open(title).append(transcript.get().render(rows));
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

    private void table(Cards out, ChildRelationship child, List<Row> rows) {
        List<Field> columns = child.type().fields().stream()
                .filter(field -> !field.is(FieldFlag.SYSTEM) && field != child.field())
                .filter(field -> rows.stream().anyMatch(row -> row.get(field) != null))
                .toList();
        out.table(columns, Field::label, rows.subList(0, Math.min(ROWS, rows.size())), this::show);
    }

    /** References by the name of what they refer to. */
    private String show(Row row, Field field) {
        SObjectType own = org.schema().typeOfId(row.id());
        Object value = own == null ? null : org.value(own, row, field);
        if (field.type() != FieldType.REFERENCE || !(value instanceof String id)) {
            return Html.show(value);
        }
        SObjectType type = org.schema().typeOfId(id);
        Row parent = org.tables().byId(id);
        Field name = type == null ? null : type.nameField();
        @Nullable Object named = parent == null || name == null ? null : parent.get(name);
        String shown = Html.show(named == null ? id : named);
        return type != null && type.name().equals("Case")
                ? "<a href=\"/cases/" + Html.escape(id) + "\">" + shown + "</a>"
                : shown;
    }
}
