package io.puente.simulator.dataverse;

import io.puente.simulator.CallCounter;
import io.puente.simulator.FaultScript;
import io.puente.simulator.SimulatorHandler;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.dataverse.api.WebApi;
import io.puente.simulator.dataverse.entra.AccessTokens;
import io.puente.simulator.dataverse.entra.TokenEndpoint;
import io.puente.simulator.dataverse.metadata.MetadataEndpoints;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.page.CasePages;
import java.util.regex.Pattern;

/** Which part of the simulator answers which path. */
final class DataverseHandler implements SimulatorHandler {
    private static final Pattern TOKEN = Pattern.compile("/[^/]+/oauth2/v2\\.0/token");
    private static final Pattern GUID_KEY = Pattern.compile("\\([0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\)");
    private static final Pattern ALTERNATE_KEY = Pattern.compile("\\((\\w+)=[^)]*\\)");

    private final DataverseSimulatorSettings settings;
    private final Organization org;
    private final AccessTokens tokens;
    private final TokenEndpoint tokenEndpoint;
    private final CallCounter operations = new CallCounter();
    private final WebApi api;
    private final CasePages pages;
    private final OperatorCalls operator;

    DataverseHandler(DataverseSimulatorSettings settings) {
        this.settings = settings;
        this.org = new Organization(settings.clock(), settings.marketing());
        this.tokens = new AccessTokens(settings.clock(), settings.tenant(), settings.tokenLifetime());
        this.tokenEndpoint = new TokenEndpoint(settings.clock(), tokens, settings.apps(), settings.resources());
        this.api =
                new WebApi(org, tokens, new MetadataEndpoints(org, settings.delays()), operations, this::pathTemplate);
        this.pages = new CasePages(org);
        this.operator = new OperatorCalls(org, api.protection(), operations);
        addUsers();
    }

    private void addUsers() {
        settings.apps().forEach(app -> org.administration().addApplicationUser(app.clientId(), app.clientId()));
    }

    Organization org() {
        return org;
    }

    WebApi api() {
        return api;
    }

    CallCounter operations() {
        return operations;
    }

    @Override
    public void faults(FaultScript script) {
        api.faults(script);
    }

    @Override
    public SimulatorReply handle(SimulatorRequest request) {
        String path = request.path();
        if (path.startsWith("/api/data/")) {
            return api.handle(request);
        }
        if (TOKEN.matcher(path).matches()) {
            return tokenEndpoint.token(
                    request, "http://" + request.header("Host").orElse("127.0.0.1"));
        }
        if (path.equals("/")) {
            return pages.list();
        }
        if (path.startsWith("/cases/")) {
            return pages.show(path.substring("/cases/".length()));
        }
        if (path.startsWith("/_sim/")) {
            return operator.handle(request);
        }
        return SimulatorReply.text(404, "Nothing here: " + path);
    }

    @Override
    public String pathTemplate(SimulatorRequest request) {
        String path = GUID_KEY.matcher(request.path()).replaceAll("({id})");
        return ALTERNATE_KEY.matcher(path).replaceAll("($1={key})");
    }

    @Override
    public void expireTokens() {
        tokens.revokeAll();
    }

    @Override
    public void reset() {
        tokens.revokeAll();
        org.reset();
        api.reset();
        operations.reset();
        addUsers();
    }
}
