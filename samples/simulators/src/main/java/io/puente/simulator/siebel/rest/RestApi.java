package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.Caller;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.records.User;
import io.puente.simulator.siebel.workspace.Workspaces;
import io.puente.simulator.state.UndoLog;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Everything below the context root: who calls, whether a connection is free, which resource answers. Thread-safe. */
public final class RestApi {
    private static final Duration NO_TIME = Duration.ZERO;

    private final ObjectManager om;
    private final Authentication authentication;
    private final ConnectionLimit connections;
    private final Remarks remarks = new Remarks();
    private final WriteClaims claims;
    private final Body bodies;
    private final DataReads reads;
    private final DataWrites writes;
    private final ChildWrites children;
    private final Describe describe;
    private final ServiceGrants services = new ServiceGrants();
    private final ServiceApi service;
    private final Workflows workflows = new Workflows();
    private final Workspaces workspaces = new Workspaces();
    private final WorkspaceApi workspace;
    private final LongAdder records = new LongAdder();

    /** @param maxConnections calls at once */
    public RestApi(ObjectManager om, Authentication authentication, int maxConnections) {
        this.om = om;
        this.authentication = authentication;
        this.connections = new ConnectionLimit(maxConnections, NO_TIME, () -> om.on(Behaviour.LIMIT_REFUSES));
        this.claims = new WriteClaims(om, connections::work);
        this.bodies = new Body(remarks);
        this.reads = new DataReads(om);
        this.service = new ServiceApi(om, services, bodies);
        this.workspace = new WorkspaceApi(om, workspaces, bodies);
        this.describe = new Describe(om);
        this.children = new ChildWrites(om, bodies, reads);
        this.writes = new DataWrites(om, bodies, children);
    }

    /**
     * @param path below the version, percent-encoded
     * @param base address of the version, without a slash at the end
     */
    public SimulatorReply handle(SimulatorRequest request, String path, String base) {
        SimulatorReply reply;
        try {
            User user = authentication.authenticate(request);
            reply = connections.run(() -> {
                try {
                    boolean write =
                            request.method().equals("POST") || request.method().equals("PUT");
                    if (!write || !path.startsWith("/data/")) {
                        connections.work();
                    }
                    return resource(request, path, base, user);
                } catch (SiebelException refusal) {
                    return Answers.refusal(om, refusal);
                }
            });
        } catch (SiebelException refusal) {
            reply = Answers.refusal(om, refusal);
            if (refusal.status() == 401) {
                reply = reply.header("WWW-Authenticate", "Basic realm=\"Siebel\"");
            }
        }
        return reply.header(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(om.clock().instant().atZone(ZoneOffset.UTC)));
    }

    private SimulatorReply resource(SimulatorRequest request, String path, String base, User user) {
        List<String> parts = Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                // Other than most servers, this one reads a bare plus sign in a path as a space.
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        if (parts.equals(List.of("heartbeat")) && !om.on(Behaviour.NO_HEARTBEAT)) {
            return SimulatorReply.json(200, Map.of("Status", "Success"));
        }
        if (parts.size() > 1 && parts.get(0).equals("data")) {
            return data(request, parts.subList(1, parts.size()), path.endsWith("/"), base, user);
        }
        if (parts.equals(List.of("service", "Workflow Process Manager", "RunProcess"))) {
            JsonNode arguments = bodies.read(request).path("body");
            return workflows.run(arguments.path("ProcessName").asText(), arguments);
        }
        if (parts.size() > 1 && parts.get(0).equals("service")) {
            MediaTypes.check(request, remarks);
            // Arguments of a GET come as parameters too, so none of them is unknown.
            return service.call(
                    request, parts.subList(1, parts.size()), parameters(request, new Remarks()), base, user);
        }
        if (parts.size() == 2 && parts.get(0).equals("workflow")) {
            JsonNode body = bodies.read(request);
            return workflows.run(parts.get(1), parameters(request, remarks).requestFormat() ? body : body.path("body"));
        }
        if (parts.size() > 1 && parts.get(0).equals("workspace")) {
            MediaTypes.check(request, remarks);
            return workspace.handle(request, parts.subList(1, parts.size()), parameters(request, remarks), base, user);
        }
        throw Answers.gone(om);
    }

    private Parameters parameters(SimulatorRequest request, Remarks into) {
        return new Parameters(request, om.on(Behaviour.ANY_CASE_PARAMETERS), om.on(Behaviour.LARGE_PAGE_REFUSED), into);
    }

    private SimulatorReply data(SimulatorRequest request, List<String> parts, boolean slash, String base, User user) {
        if (om.on(slash ? Behaviour.TRAILING_SLASH_REFUSED : Behaviour.TRAILING_SLASH_REQUIRED)) {
            throw Answers.gone(om);
        }
        if (request.method().equals("OPTIONS")) {
            return SimulatorReply.empty(200).header("Allow", "GET, POST, PUT, DELETE, OPTIONS");
        }
        MediaTypes.check(request, remarks);
        Parameters parameters = parameters(request, remarks);
        Caller caller = new Caller(user, parameters.viewMode());
        if (parts.get(parts.size() - 1).equals("describe") && request.method().equals("GET")) {
            return described(parts.subList(0, parts.size() - 1), parameters, base);
        }
        DataPath path = DataPath.resolve(om.repository(), base, parts);
        return switch (request.method()) {
            case "GET" -> {
                if (!path.single() && !parameters.uniform()) {
                    remarks.add("A list was asked for without uniformresponse");
                }
                yield om.read(() -> reads.get(path, parameters, caller));
            }
            case "POST", "PUT" -> {
                JsonNode body = bodies.read(request);
                records.add(body.isArray() ? body.size() : 1);
                yield claims.during(path, body, tx -> write(request.method(), path, body, caller, tx));
            }
            case "DELETE" -> om.write(tx -> delete(request, path, caller, tx));
            default -> throw SiebelException.plain(405, "The method " + request.method() + " is not allowed");
        };
    }

    private SimulatorReply described(List<String> parts, Parameters parameters, String base) {
        if (parts.isEmpty()) {
            return SimulatorReply.json(200, describe.catalog(base));
        }
        DataPath path = DataPath.resolve(om.repository(), base, parts);
        return SimulatorReply.json(
                200, describe.component(path, parameters.text("openapiversion").equals("2")));
    }

    private SimulatorReply write(String method, DataPath path, JsonNode body, Caller caller, UndoLog tx) {
        if (om.on(Behaviour.EMOJI_REFUSED) && body.toString().codePoints().anyMatch(c -> c > 0xFFFF)) {
            throw SiebelException.plain(400, "The request contains characters that are not allowed");
        }
        if (path.steps().size() > 1) {
            return children.write(path, body, caller, tx);
        }
        if (method.equals("POST") && path.single()) {
            throw SiebelException.plain(405, "POST is not allowed on a single record");
        }
        return method.equals("POST") ? writes.post(path, body, caller, tx) : writes.put(path, body, caller, tx);
    }

    private SimulatorReply delete(SimulatorRequest request, DataPath path, Caller caller, UndoLog tx) {
        if (path.steps().size() > 1 && path.single()) {
            return children.delete(path, caller, tx);
        }
        return path.single()
                ? writes.delete(path, caller, tx)
                : writes.deleteMany(path, bodies.read(request), caller, tx);
    }

    public ConnectionLimit connections() {
        return connections;
    }

    /** Which business services may be called. */
    public ServiceGrants services() {
        return services;
    }

    public Workflows workflows() {
        return workflows;
    }

    public Workspaces workspaces() {
        return workspaces;
    }

    public Remarks remarks() {
        return remarks;
    }

    /** Records in the bodies of POST and PUT since start or reset, refused ones included. */
    public long recordsWritten() {
        return records.sum();
    }

    public void reset() {
        connections.reset();
        remarks.clear();
        services.reset();
        workflows.reset();
        workspaces.reset();
        records.reset();
    }
}
