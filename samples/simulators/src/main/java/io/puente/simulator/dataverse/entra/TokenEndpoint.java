package io.puente.simulator.dataverse.entra;

import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code POST /{tenant}/oauth2/v2.0/token} with client credentials. Thread-safe. */
public final class TokenEndpoint {
    private final Clock clock;
    private final AccessTokens tokens;
    private final ClientLogin clients;
    private final List<String> resources;

    /** @param resources addresses of the environment besides the simulator's own, without a slash at the end */
    public TokenEndpoint(Clock clock, AccessTokens tokens, List<AppRegistration> apps, List<String> resources) {
        this.clock = clock;
        this.tokens = tokens;
        this.clients = new ClientLogin(clock, tokens.tenant(), apps);
        this.resources = List.copyOf(resources);
    }

    /** @param base the address of this server as the client reached it */
    public SimulatorReply token(SimulatorRequest request, String base) {
        try {
            String tenant = request.segments().get(0);
            if (!request.method().equals("POST")) {
                throw Refused.request(
                        900561,
                        "The endpoint only accepts POST requests. Received a " + request.method() + " request.");
            }
            if (!tenant.equals(tokens.tenant())) {
                throw Refused.request(90002, "Tenant '" + tenant + "' not found.");
            }
            String grant = ClientLogin.required(request, "grant_type");
            if (!grant.equals("client_credentials")) {
                throw new Refused(
                        400,
                        "unsupported_grant_type",
                        70003,
                        "The app requested an unsupported grant type '" + grant + "'.");
            }
            AppRegistration app = clients.app(request, base);
            String resource = resource(request, base);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("token_type", "Bearer");
            json.put("expires_in", tokens.lifetimeSeconds());
            json.put("ext_expires_in", tokens.lifetimeSeconds());
            json.put("access_token", tokens.issue(app.clientId(), resource));
            return SimulatorReply.json(200, json).header("Cache-Control", "no-store, no-cache");
        } catch (Refused e) {
            return e.reply(clock.instant());
        }
    }

    private String resource(SimulatorRequest request, String base) throws Refused {
        String scope = ClientLogin.required(request, "scope");
        List<String> wanted = new ArrayList<>();
        for (String word : scope.split(" ", -1)) {
            // Known clients add the scopes of users; they are ignored.
            if (!word.isEmpty() && !word.matches("openid|profile|offline_access")) {
                wanted.add(word);
            }
        }
        if (wanted.size() != 1 || !wanted.get(0).endsWith("/.default")) {
            throw new Refused(
                    400,
                    "invalid_scope",
                    1002012,
                    "The provided value for scope " + scope
                            + " is not valid. Client credential flows must have a scope value with /.default suffixed to"
                            + " the resource identifier (application ID URI).");
        }
        String resource = wanted.get(0).replaceFirst("/+\\.default$", "");
        boolean known = ClientLogin.local(resource).equals(ClientLogin.local(base))
                || resources.stream().anyMatch(url -> host(url).equals(host(resource)));
        if (!known) {
            throw new Refused(
                    400,
                    "invalid_resource",
                    500011,
                    "The resource principal named " + resource + " was not found in the tenant named " + tokens.tenant()
                            + ".");
        }
        return resource;
    }

    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getAuthority());
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
