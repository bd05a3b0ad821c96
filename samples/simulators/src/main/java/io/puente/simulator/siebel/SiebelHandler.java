package io.puente.simulator.siebel;

import io.puente.simulator.SimulatorHandler;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.siebel.page.ServiceRequestPages;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.User;
import io.puente.simulator.siebel.records.Users;
import io.puente.simulator.siebel.rest.Authentication;
import io.puente.simulator.siebel.rest.IdentityProvider;
import io.puente.simulator.siebel.rest.RestApi;
import java.util.List;

/** Which part of the simulator answers which path. */
final class SiebelHandler implements SimulatorHandler {
    private final SiebelSimulatorSettings settings;
    private final String root;
    private final ObjectManager om;
    private final IdentityProvider identities;
    private final Authentication authentication;
    private final RestApi rest;
    private final Administration administration;
    private final OperatorCalls operator;
    private final ServiceRequestPages pages;

    SiebelHandler(SiebelSimulatorSettings settings) {
        this.settings = settings;
        this.root = settings.contextRoot() + "/v1.0";
        this.om = new ObjectManager(
                settings.clock(),
                new User(
                        settings.login(),
                        settings.password(),
                        "0-1",
                        "0-5220",
                        Users.DEFAULT_ORGANIZATION,
                        settings.zone(),
                        true));
        this.identities =
                new IdentityProvider(settings.clock(), settings.clientId(), settings.clientSecret(), settings.login());
        this.authentication = new Authentication(om, settings.authentication(), settings.sessionTimeout(), identities);
        this.rest = new RestApi(om, authentication, settings.maxConnections());
        this.administration = new Administration(om, rest, settings.login());
        this.operator = new OperatorCalls(om, rest, administration, settings.login());
        this.pages = new ServiceRequestPages(om);
        settings.granted().forEach(object -> administration.grant(object, true));
    }

    ObjectManager om() {
        return om;
    }

    RestApi rest() {
        return rest;
    }

    Administration administration() {
        return administration;
    }

    @Override
    public SimulatorReply handle(SimulatorRequest request) {
        String path = request.path();
        if (path.startsWith(root + "/")) {
            String base = "http://" + request.header("Host").orElse("127.0.0.1") + root;
            return rest.handle(request, path.substring(root.length()), base);
        }
        if (path.startsWith("/_sim/")) {
            return operator.handle(request);
        }
        if (path.equals("/")) {
            return pages.list();
        }
        if (path.startsWith("/service-requests")) {
            return pages.show(request.segments());
        }
        if (path.equals("/idp/token")) {
            return identities.token(request);
        }
        return SimulatorReply.html(404, "<html><body><h1>404 Not Found</h1></body></html>\n");
    }

    /** {@code /siebel/v1.0/data/Service%20Request/Service%20Request/{id}/Action}. */
    @Override
    public String pathTemplate(SimulatorRequest request) {
        if (!request.path().startsWith(root + "/data/")) {
            return request.path();
        }
        List<String> parts = List.of(request.path().substring(root.length() + 6).split("/"));
        StringBuilder template = new StringBuilder(root).append("/data");
        for (int i = 0; i < parts.size(); i++) {
            boolean id = i > 1 && i % 2 == 0 && !parts.get(i).equals("describe");
            template.append('/').append(id ? "{id}" : parts.get(i));
        }
        return template.toString();
    }

    @Override
    public void expireTokens() {
        authentication.endSessions();
    }

    @Override
    public void reset() {
        om.reset();
        authentication.reset();
        rest.reset();
        settings.granted().forEach(object -> administration.grant(object, true));
    }
}
