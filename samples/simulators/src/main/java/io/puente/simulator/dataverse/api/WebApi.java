package io.puente.simulator.dataverse.api;

import io.puente.simulator.CallCounter;
import io.puente.simulator.FaultScript;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.dataverse.entra.AccessTokens;
import io.puente.simulator.dataverse.odata.ODataSyntaxException;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.Caller;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.org.Row;
import io.puente.simulator.dataverse.org.ValueReader;
import io.puente.simulator.state.UndoLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /api/data/v9.x}: tokens, users, limits and headers, then the router. Thread-safe. */
public final class WebApi {
    private static final Pattern PATH = Pattern.compile("(/api/data/v9\\.[0-2])(/.*)?");
    private static final Pattern ODATA_VERSION = Pattern.compile("4\\.0|4\\.01");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Organization org;
    private final AccessTokens tokens;
    private final ServiceProtection protection;
    private final CallCounter operations;
    private final Function<SimulatorRequest, String> template;
    private final Router router;
    private final BatchEndpoint batches;

    /**
     * @param operations counts each operation, those inside batches too
     * @param template under which an operation is counted
     */
    public WebApi(
            Organization org,
            AccessTokens tokens,
            Endpoint metadata,
            CallCounter operations,
            Function<SimulatorRequest, String> template) {
        this.org = org;
        this.tokens = tokens;
        this.protection = new ServiceProtection(org.clock());
        this.operations = operations;
        this.template = template;
        this.router = new Router(org, metadata);
        this.batches = new BatchEndpoint(router::handle, operations, template);
    }

    public ServiceProtection protection() {
        return protection;
    }

    public void faults(FaultScript script) {
        batches.faults(script);
    }

    public void reset() {
        protection.reset();
    }

    public SimulatorReply handle(SimulatorRequest request) {
        String base = "http://" + request.header("Host").orElse("127.0.0.1");
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return SimulatorReply.text(404, "There is no such version of the Web API: " + request.path());
        }
        Optional<String> client = tokens.clientOf(bearer(request), base);
        if (client.isEmpty()) {
            return SimulatorReply.empty(401)
                    .header(
                            "WWW-Authenticate",
                            "Bearer authorization_uri=" + base + "/" + tokens.tenant()
                                    + "/oauth2/authorize, resource_id=" + base + "/");
        }
        Reply reply;
        try {
            reply = admitted(request, base + path.group(1), path.group(2) == null ? "" : path.group(2), client.get());
        } catch (ApiException e) {
            reply = Reply.error(e);
        } catch (ODataSyntaxException e) {
            reply = Reply.error(new ApiException(ErrorCode.BAD_URI, e.text()));
        }
        return reply.header("OData-Version", "4.0")
                .header("x-ms-service-request-id", UUID.randomUUID().toString())
                .header("REQ_ID", UUID.randomUUID().toString())
                .toHttp();
    }

    private static String bearer(SimulatorRequest request) {
        String header = request.header("Authorization").orElse("");
        return header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).trim()
                : "";
    }

    private Reply admitted(SimulatorRequest request, String root, String path, String client) {
        Caller caller = org.read(() -> caller(request, client));
        for (String name : List.of("OData-Version", "OData-MaxVersion")) {
            request.header(name)
                    .filter(v -> !ODATA_VERSION.matcher(v).matches())
                    .ifPresent(version -> {
                        throw new ApiException(
                                ErrorCode.BAD_URI,
                                "The " + name + " '" + version + "' is not supported; the service speaks 4.0.");
                    });
        }
        boolean batch = path.equals("/$batch");
        if (batch && !request.method().equals("POST")) {
            throw new ApiException(ErrorCode.METHOD_NOT_ALLOWED, "A batch is sent with POST.");
        }
        List<BatchReader.Item> items =
                batch ? BatchReader.read(request.header("Content-Type").orElse(""), request.body()) : List.of();
        int size = batch ? items.stream().mapToInt(item -> item.parts().size()).sum() : 1;
        UUID billed = caller.realUserId() == null ? caller.userId() : caller.realUserId();
        ServiceProtection.Refusal refusal = protection.enter(billed, Math.max(1, size));
        if (refusal != null) {
            return Reply.error(429, refusal.code().hex(), refusal.message())
                    .header("Retry-After", String.valueOf(refusal.retryAfter()));
        }
        try {
            return protection.headers(execute(request, root, path, caller, batch, items), billed);
        } finally {
            protection.leave(billed);
        }
    }

    private Reply execute(
            SimulatorRequest request,
            String root,
            String path,
            Caller caller,
            boolean batch,
            List<BatchReader.Item> items) {
        if (batch) {
            return org.write(() -> batches.handle(request, root, caller, items));
        }
        operations.count(request.method(), template.apply(request));
        Call call = new Call(request, root, Segment.parse(path), caller, new UndoLog(), Map.of());
        return READING.contains(request.method())
                ? org.read(() -> router.handle(call))
                : org.write(() -> router.handle(call));
    }

    private Caller caller(SimulatorRequest request, String client) {
        UUID real = org.administration()
                .userOfApplication(client)
                .orElseThrow(() ->
                        new ApiException(ErrorCode.NOT_A_MEMBER, "The user is not a member of the organization."));
        org.administration().checkAccess(real);
        Optional<UUID> impersonated = impersonated(request);
        impersonated.ifPresent(org.administration()::checkAccess);
        boolean detect = request.header("MSCRM.SuppressDuplicateDetection")
                .filter("false"::equalsIgnoreCase)
                .isPresent();
        boolean strong =
                request.header("Consistency").filter("Strong"::equalsIgnoreCase).isPresent();
        return new Caller(
                impersonated.orElse(real),
                impersonated.isPresent() ? real : null,
                detect,
                strong,
                request.header("MSCRM.SolutionUniqueName").orElse(null));
    }

    private Optional<UUID> impersonated(SimulatorRequest request) {
        Optional<String> object = request.header("CallerObjectId");
        if (object.isPresent()) {
            UUID id = ValueReader.parseGuid(object.get());
            return Optional.of(org.rows("systemuser").all().stream()
                    .filter(row -> id != null && id.equals(row.get("azureactivedirectoryobjectid")))
                    .map(Row::id)
                    .findFirst()
                    .orElseThrow(() ->
                            new ApiException(ErrorCode.NOT_A_MEMBER, "The user is not a member of the organization.")));
        }
        return request.header("MSCRMCallerID").map(text -> {
            UUID id = ValueReader.parseGuid(text);
            return id == null ? new UUID(0, 0) : id;
        });
    }
}
