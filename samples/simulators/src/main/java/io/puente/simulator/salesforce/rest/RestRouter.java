package io.puente.simulator.salesforce.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.salesforce.org.Access;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.org.PermissionGrant.Right;
import io.puente.simulator.salesforce.schema.SObjectType;
import java.util.List;

/** Sends a call to its resource. Also for the calls inside a composite one. Runs under the org's lock. */
final class RestRouter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Org org;
    private final ApiUsage usage;
    private final RowOperations rows;
    private final RowEndpoints rowEndpoints;
    private final CollectionEndpoints collections;
    private final QueryEndpoints queries;
    private final SearchEndpoint search;
    private final CompositeEndpoints composites;
    private final TreeEndpoint tree;

    RestRouter(Org org, ApiUsage usage) {
        this.org = org;
        this.usage = usage;
        this.rows = new RowOperations(org);
        this.rowEndpoints = new RowEndpoints(org, rows);
        this.collections = new CollectionEndpoints(org, rows);
        this.queries = new QueryEndpoints(org);
        this.search = new SearchEndpoint(org);
        this.composites = new CompositeEndpoints(usage, this::handle);
        this.tree = new TreeEndpoint(org, rows);
    }

    /** Refusals come back as error replies; what the call had changed is taken back. */
    RestReply handle(RestCall call) {
        int mark = call.tx().mark();
        try {
            RestReply reply = route(call);
            if (reply.failed()) {
                call.tx().backTo(mark);
            }
            return reply;
        } catch (ApiException e) {
            call.tx().backTo(mark);
            return RestReply.error(e.error());
        }
    }

    private RestReply route(RestCall call) {
        List<String> path = call.path();
        String first = path.isEmpty() ? "" : path.get(0);
        return switch (first) {
            case "" -> resources(call);
            case "limits" -> limits();
            case "sobjects" -> sobjects(call);
            case "composite" -> composite(call);
            case "query", "queryAll" -> queries.handle(call);
            case "search" -> search.handle(call);
            default -> throw RestCall.notFound();
        };
    }

    private static RestReply resources(RestCall call) {
        ObjectNode json = JSON.objectNode();
        for (String name : List.of("sobjects", "query", "queryAll", "search", "composite", "limits", "recent")) {
            json.put(name, call.root() + "/" + name);
        }
        return RestReply.json(200, json);
    }

    private RestReply limits() {
        ObjectNode json = JSON.objectNode();
        json.set("DailyApiRequests", limit(usage.max(), usage.max() - usage.used()));
        json.set("DailyBulkV2QueryJobs", limit(10_000, 10_000));
        json.set("DailyAsyncApexExecutions", limit(250_000, 250_000));
        json.set("DataStorageMB", limit(1_024, 1_000));
        json.set("FileStorageMB", limit(1_024, 1_000));
        json.set("HourlyPublishedPlatformEvents", limit(50_000, 50_000));
        json.set("HourlyPublishedStandardVolumePlatformEvents", limit(1_000, 1_000));
        json.set("DailyStandardVolumePlatformEvents", limit(10_000, 10_000));
        return RestReply.json(200, json);
    }

    private static ObjectNode limit(long max, long remaining) {
        return JSON.objectNode().put("Max", max).put("Remaining", Math.max(0, remaining));
    }

    private RestReply sobjects(RestCall call) {
        if (call.path().size() == 1) {
            return global(call);
        }
        if (call.path().size() == 3 && call.path().get(2).equals("describe")) {
            SObjectType type = rows.type(call.caller(), call.path().get(1));
            Access access = org.access(call.caller().userId());
            return RestReply.json(200, Describe.whole(org.schema(), access, type, call.root()));
        }
        return rowEndpoints.handle(call);
    }

    private RestReply global(RestCall call) {
        ObjectNode json = JSON.objectNode().put("encoding", "UTF-8").put("maxBatchSize", 200);
        ArrayNode list = json.putArray("sobjects");
        Access access = org.access(call.caller().userId());
        for (SObjectType type : org.schema().types()) {
            if (access.may(Right.READ, type)) {
                list.add(Describe.summary(type, call.root()));
            }
        }
        return RestReply.json(200, json);
    }

    private RestReply composite(RestCall call) {
        String kind = call.path().size() > 1 ? call.path().get(1) : "";
        if (kind.equals("sobjects")) {
            return collections.handle(call);
        }
        if (kind.equals("tree") && call.path().size() == 3) {
            return tree.handle(call);
        }
        if (!call.method().equals("POST")) {
            throw call.methodNotAllowed("POST");
        }
        return switch (kind) {
            case "" -> composites.composite(call);
            case "graph" -> composites.graph(call);
            case "batch" -> composites.batch(call);
            default -> throw RestCall.notFound();
        };
    }
}
