package io.puente.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.puente.simulator.SimulatorClock;
import io.puente.simulator.SimulatorHandler;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.salesforce.metadata.DeployOptions;
import io.puente.simulator.salesforce.metadata.DeployOutcome;
import io.puente.simulator.salesforce.metadata.MetadataApi;
import io.puente.simulator.salesforce.metadata.PartnerApi;
import io.puente.simulator.salesforce.oauth.OauthEndpoints;
import io.puente.simulator.salesforce.oauth.Sessions;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.page.CasePages;
import io.puente.simulator.salesforce.page.SetupPages;
import io.puente.simulator.salesforce.rest.ApiUsage;
import io.puente.simulator.salesforce.rest.RecordViews;
import io.puente.simulator.salesforce.rest.RestApi;
import io.puente.simulator.salesforce.schema.SObjectType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which part of the simulator answers which path. */
final class SalesforceHandler implements SimulatorHandler {
    private static final Pattern RECORD_ID = Pattern.compile("/[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?(?=/|$)");
    private static final Pattern CASE = Pattern.compile("/cases/\\w+|/lightning/r/(Case/)?\\w+/view");

    private final SalesforceSimulatorSettings settings;
    private final Org org;
    private final Sessions sessions;
    private final OauthEndpoints oauth;
    private final ApiUsage usage;
    private final RestApi rest;
    private final RecordViews views;
    private final CasePages pages;
    private final SetupPages setup;
    private final MetadataApi metadata;
    private final PartnerApi partner;

    SalesforceHandler(SalesforceSimulatorSettings settings) {
        SimulatorClock clock = settings.clock();
        this.settings = settings;
        this.org = new Org(clock);
        this.sessions = new Sessions(clock, settings.sessionLifetime());
        this.oauth = new OauthEndpoints(org, sessions, settings.apps());
        this.usage = new ApiUsage(clock, settings.dailyApiRequests());
        this.rest = new RestApi(org, sessions, usage);
        this.views = new RecordViews(org);
        this.pages = new CasePages(org);
        this.setup = new SetupPages(org);
        this.metadata = new MetadataApi(org, sessions);
        this.partner = new PartnerApi(org, sessions);
        addUser();
    }

    private void addUser() {
        org.administration().addUser(settings.username(), settings.password(), "Administrator", true);
    }

    Org org() {
        return org;
    }

    ApiUsage usage() {
        return usage;
    }

    void install(byte[] zip) {
        String user = org.administration().userId(settings.username()).orElseThrow();
        DeployOutcome outcome = metadata.deployments().deploy(zip, new DeployOptions(false, true, true), user);
        if (!outcome.success()) {
            throw new IllegalArgumentException(String.join("\n", outcome.problems()));
        }
        for (String permissionSet : outcome.deployed("PermissionSet")) {
            org.administration().assign(settings.username(), permissionSet);
        }
    }

    RecordViews views() {
        return views;
    }

    @Override
    public SimulatorReply handle(SimulatorRequest request) {
        String path = request.path();
        String instance = "http://" + request.header("Host").orElse("127.0.0.1");
        if (path.startsWith("/services/data")) {
            return rest.handle(request);
        }
        if (path.equals("/services/oauth2/token")) {
            return oauth.token(request, instance);
        }
        if (path.equals("/services/oauth2/revoke")) {
            return oauth.revoke(request);
        }
        if (path.equals("/services/oauth2/userinfo") || path.startsWith("/id/")) {
            return oauth.identity(request, instance);
        }
        if (path.startsWith("/services/Soap/m/")) {
            return metadata.handle(request);
        }
        if (path.startsWith("/services/Soap/u/")) {
            return partner.handle(request, instance);
        }
        if (path.equals("/")) {
            return pages.list();
        }
        if (CASE.matcher(path).matches()) {
            return pages.show(path.replaceFirst("/view$", "").replaceFirst(".*/", ""));
        }
        if (path.startsWith("/setup/")) {
            return setup.handle(request);
        }
        if (path.startsWith("/_sim/records")) {
            return records(request.segments());
        }
        if (path.startsWith("/_sim/rules/") && request.method().equals("DELETE")) {
            return dropRule(request.segments().get(2));
        }
        return SimulatorReply.text(404, "Nothing here: " + path);
    }

    /** {@code /_sim/records} counts rows by object; {@code /_sim/records/{Type}} shows them. */
    private SimulatorReply records(List<String> segments) {
        if (segments.size() < 3) {
            return SimulatorReply.json(200, views.counts());
        }
        SObjectType type = org.schema().type(segments.get(2));
        if (type == null) {
            return SimulatorReply.text(404, "This org has no object " + segments.get(2));
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        views.json(type.name()).forEach(rows::add);
        return SimulatorReply.json(200, Map.of("records", rows));
    }

    /** What an administrator would do in Setup. */
    private SimulatorReply dropRule(String name) {
        org.administration().removeValidationRule(name);
        return SimulatorReply.json(200, Map.of("removed", name));
    }

    @Override
    public String pathTemplate(SimulatorRequest request) {
        List<String> parts = request.segments();
        String path = RECORD_ID.matcher(request.path()).replaceAll("/{id}");
        boolean keyed = parts.size() == 7 && parts.get(3).equals("sobjects");
        return keyed && !path.contains("{id}") ? path.substring(0, path.lastIndexOf('/')) + "/{key}" : path;
    }

    @Override
    public void expireTokens() {
        sessions.revokeAll();
    }

    @Override
    public void reset() {
        sessions.revokeAll();
        org.reset();
        metadata.reset();
        rest.reset();
        addUser();
    }
}
