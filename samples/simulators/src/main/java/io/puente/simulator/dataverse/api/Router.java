package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.odata.ODataSyntaxException;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.schema.TableType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends one operation to what answers it. Runs under the organisation's lock. */
final class Router {
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    private final Organization org;
    private final Addresses addresses;
    private final RowEndpoints rowEndpoints;
    private final QueryEndpoint queries;
    private final BulkEndpoints bulk;
    private final List<Endpoint> others;

    Router(Organization org, Endpoint metadata) {
        this.org = org;
        this.addresses = new Addresses(org);
        FilterCompiler filters = new FilterCompiler(org);
        RowJson rows = new RowJson(org, filters);
        RowOperations operations = new RowOperations(org, addresses);
        this.queries = new QueryEndpoint(org, filters, rows);
        this.rowEndpoints = new RowEndpoints(org, operations, rows, queries);
        this.bulk = new BulkEndpoints(operations);
        this.others = List.of(metadata, new Functions(org), new CaseActions(org, operations));
    }

    /** Refusals come back as error replies; what the operation had changed is taken back. */
    Reply handle(Call call) {
        int mark = call.tx().mark();
        try {
            Reply reply = route(call);
            if (reply.failed()) {
                call.tx().backTo(mark);
            }
            return reply;
        } catch (ApiException e) {
            call.tx().backTo(mark);
            return Reply.error(e);
        } catch (ODataSyntaxException e) {
            call.tx().backTo(mark);
            return Reply.error(new ApiException(ErrorCode.BAD_URI, e.text()));
        }
    }

    private Reply route(Call call) {
        if (call.path().isEmpty()) {
            return service(call);
        }
        for (Endpoint other : others) {
            Reply reply = other.handle(call);
            if (reply != null) {
                return reply;
            }
        }
        Segment first = call.path().get(0);
        if (first.arguments() != null) {
            return rowEndpoints.handle(call);
        }
        TableType type = addresses.table(call, first.name());
        if (call.path().size() == 1) {
            return set(call, type);
        }
        String second = call.path().get(1).name();
        if (second.equals("$count") && call.method().equals("GET")) {
            return queries.count(call, type);
        }
        Reply reply = second.startsWith(NAMESPACE) ? bulk(call, type, second.substring(NAMESPACE.length())) : null;
        if (reply == null) {
            throw Call.noSegment(second);
        }
        return reply;
    }

    private Reply set(Call call, TableType type) {
        return switch (call.method()) {
            case "GET" -> queries.query(call, type);
            case "POST" -> rowEndpoints.create(call, type);
            default -> throw call.notAllowed();
        };
    }

    private @Nullable Reply bulk(Call call, TableType type, String message) {
        return call.method().equals("POST") ? bulk.handle(call, type, message) : null;
    }

    private Reply service(Call call) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("@odata.context", call.root() + "/$metadata");
        ArrayNode value = json.putArray("value");
        for (TableType type : org.schema().tables()) {
            String set = type.traits().setName();
            value.addObject().put("name", set).put("kind", "EntitySet").put("url", set);
        }
        return Reply.json(200, json);
    }
}
