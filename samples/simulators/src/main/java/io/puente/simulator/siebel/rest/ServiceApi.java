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
            "Siebel Action", "Action",
            "Siebel Employee", "Employee");

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

    /** @param parts name of the service and of the method, or {@code describe} in the place of either or after both */
    SimulatorReply call(SimulatorRequest request, List<String> parts, Parameters parameters, String base, User user) {
        int last = parts.size() - 1;
        boolean describe = request.method().equals("GET") && parts.get(last).equals("describe");
        if (describe) {
            boolean swagger = parameters.text("openapiversion").equals("2");
            return SimulatorReply.json(200, described(parts.subList(0, last), new ServiceDescribe(base, swagger)));
        }
        String service = parts.get(0);
        String busComp = busComp(service);
        if (parts.size() != 2) {
            throw unknown("The business service '" + service + "' needs a method");
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
        String method = parts.get(1);
        if (ServiceDescribe.QUERIES.contains(method)) {
            return om.read(() -> messages.query(method, busComp, arguments, caller, wrapped));
        }
        if (ServiceDescribe.CHANGES.contains(method)) {
            return om.write(tx -> messages.change(method, busComp, arguments, caller, wrapped, tx));
        }
        throw noMethod(service, method);
    }

    private ObjectNode described(List<String> parts, ServiceDescribe describe) {
        if (parts.isEmpty()) {
            return describe.services(grants.all());
        }
        String service = parts.get(0);
        String busComp = busComp(service);
        if (parts.size() == 1) {
            return describe.methods(service);
        }
        String method = parts.get(1);
        boolean known = ServiceDescribe.QUERIES.contains(method) || ServiceDescribe.CHANGES.contains(method);
        if (!known || parts.size() > 2) {
            throw noMethod(service, method);
        }
        return describe.arguments(service, method, om.repository().busComp(busComp));
    }

    /** Of the service's messages. */
    private String busComp(String service) {
        if (!grants.has(service)) {
            throw SiebelException.coded(
                    403,
                    "SBL-DAT-00825",
                    "Access to the resource '" + service + "' of the type 'BUS_SERVICE' is denied");
        }
        String busComp = SERVICES.get(service);
        if (busComp == null) {
            throw unknown("The business service '" + service + "' is not known");
        }
        return busComp;
    }

    private static SiebelException noMethod(String service, String method) {
        return unknown("The service '" + service + "' has no method '" + method + "'");
    }

    private static SiebelException unknown(String text) {
        return SiebelException.coded(404, "SBL-EAI-50257", text);
    }
}
