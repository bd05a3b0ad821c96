package io.puente.simulator.dataverse.metadata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.api.Call;
import io.puente.simulator.dataverse.api.Reply;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Ref;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.schema.Choice;
import io.puente.simulator.dataverse.schema.Column;
import io.puente.simulator.dataverse.schema.TableType;
import org.jspecify.annotations.Nullable;

/** Options of choice columns, and publishing. */
final class OptionActions {
    private static final int DEFAULT_PREFIX = 10_000;

    private final Organization org;

    OptionActions(Organization org) {
        this.org = org;
    }

    @Nullable
    Reply handle(Call call, String action) {
        return switch (action) {
            case "InsertOptionValue" -> insert(call, false);
            case "InsertStatusValue" -> insert(call, true);
            case "UpdateOptionValue" -> update(call);
            case "DeleteOptionValue" -> delete(call);
            case "PublishXml" -> publish(call);
            case "PublishAllXml" -> Reply.empty(204);
            default -> null;
        };
    }

    private Column column(ObjectNode body) {
        String table = body.path("EntityLogicalName").asText();
        TableType type = org.schema().table(table);
        Column column = type == null
                ? null
                : type.column(body.path("AttributeLogicalName").asText());
        if (column == null || !column.type().choice()) {
            throw new ApiException(
                    ErrorCode.OBJECT_DOES_NOT_EXIST,
                    "There is no choice column '"
                            + body.path("AttributeLogicalName").asText() + "' in '" + table + "'.");
        }
        return column;
    }

    private Reply insert(Call call, boolean status) {
        ObjectNode body = call.object();
        Column column = column(body);
        int value = body.path("Value").isIntegralNumber()
                ? body.path("Value").intValue()
                : free(column, prefix(body.path("SolutionUniqueName").asText()));
        if (column.choice(value) != null) {
            throw ColumnReader.bad("The option value " + value + " already exists in '" + column + "'.");
        }
        String label = ColumnReader.label(body.path("Label"), "");
        if (label.isEmpty()) {
            throw ColumnReader.bad("Required field 'Label' is missing.");
        }
        column.putChoice(
                new Choice(value, label, status ? body.path("StateCode").asInt(0) : -1));
        call.tx().onUndo(() -> column.dropChoice(value));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(
                "@odata.context",
                call.root() + "/$metadata#Microsoft.Dynamics.CRM."
                        + (status ? "InsertStatusValue" : "InsertOptionValue") + "Response");
        return Reply.json(200, json.put("NewOptionValue", value));
    }

    private int prefix(String solution) {
        for (Row row : org.rows("solution").all()) {
            Row publisher = org.get(row.get("publisherid") instanceof Ref ref ? ref : null);
            if (solution.equals(row.get("uniquename")) && publisher != null) {
                return publisher.get("customizationoptionvalueprefix") instanceof Integer prefix
                        ? prefix
                        : DEFAULT_PREFIX;
            }
        }
        return DEFAULT_PREFIX;
    }

    private static int free(Column column, int prefix) {
        int value = prefix * 10_000;
        while (column.choice(value) != null) {
            value++;
        }
        return value;
    }

    private Reply update(Call call) {
        ObjectNode body = call.object();
        Column column = column(body);
        Choice before = existing(column, body);
        column.putChoice(
                new Choice(before.value(), ColumnReader.label(body.path("Label"), before.label()), before.state()));
        call.tx().onUndo(() -> column.putChoice(before));
        return Reply.empty(204);
    }

    private Reply delete(Call call) {
        ObjectNode body = call.object();
        Column column = column(body);
        Choice before = existing(column, body);
        column.dropChoice(before.value());
        call.tx().onUndo(() -> column.putChoice(before));
        return Reply.empty(204);
    }

    private static Choice existing(Column column, ObjectNode body) {
        Choice choice = column.choice(body.path("Value").asInt(-1));
        if (choice == null) {
            throw ColumnReader.bad("There is no option " + body.path("Value") + " in '" + column + "'.");
        }
        return choice;
    }

    private static Reply publish(Call call) {
        String xml = call.object().path("ParameterXml").asText();
        if (!xml.startsWith("<importexportxml") || !xml.endsWith("</importexportxml>")) {
            throw ColumnReader.bad("ParameterXml must be an <importexportxml> document.");
        }
        return Reply.empty(204);
    }
}
