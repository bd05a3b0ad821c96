package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.siebel.records.Caller;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.records.User;
import io.puente.simulator.siebel.records.ViewModes;
import java.util.List;
import java.util.Map;

/**
 * Business services: {@code Siebel Contact}, {@code Siebel Service Request} and their like, each over the component of
 * its name. A message is one transaction.
 */
final class ServiceApi {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> SERVICES = Map.of(
            "Siebel Contact", "Contact",
            "Siebel Account", "Account",
            "Siebel Service Request", "Service Request",
            "Siebel Action", "Action");

    private final ObjectManager om;
    private final ServiceGrants grants;
    private final Body bodies;
    private final ServiceMessages messages;

    ServiceApi(ObjectManager om, ServiceGrants grants, Body bodies) {
        this.om = om;
        this.grants = grants;
        this.bodies = bodies;
        this.messages = new ServiceMessages(om, bodies);
    }

    /** @param parts name of the service and of the method */
    SimulatorReply call(SimulatorRequest request, List<String> parts, Parameters parameters, User user) {
        String service = parts.isEmpty() ? "" : parts.get(0);
        if (!grants.has(service)) {
            throw SiebelException.coded(
                    403,
                    "SBL-DAT-00825",
                    "Access to the resource '" + service + "' of the type 'BUS_SERVICE' is denied");
        }
        String busComp = SERVICES.get(service);
        if (busComp == null || parts.size() != 2) {
            throw SiebelException.coded(404, "SBL-EAI-50257", "The business service '" + service + "' is not known");
        }
        ObjectNode arguments = JSON.objectNode();
        if (request.method().equals("GET")) {
            request.query().forEach((name, values) -> arguments.put(name, values.get(0)));
        } else {
            JsonNode body = bodies.read(request);
            JsonNode inner = parameters.requestFormat() ? body : body.path("body");
            if (!inner.isObject()) {
                throw SiebelException.plain(400, "The arguments must be an object named \"body\"");
            }
            arguments.setAll((ObjectNode) inner);
        }
        Caller caller = new Caller(user, arguments.path("ViewMode").asText(ViewModes.UNFILTERED));
        boolean wrapped = parameters.requestFormat();
        return switch (parts.get(1)) {
            case "QueryById", "QueryByExample", "QueryPage" ->
                om.read(() -> messages.query(parts.get(1), busComp, arguments, caller, wrapped));
            case "Insert", "Update", "InsertOrUpdate", "Synchronize", "Delete" ->
                om.write(tx -> messages.change(parts.get(1), busComp, arguments, caller, wrapped, tx));
            default ->
                throw SiebelException.coded(
                        404, "SBL-EAI-50257", "The service '" + service + "' has no method '" + parts.get(1) + "'");
        };
    }
}
