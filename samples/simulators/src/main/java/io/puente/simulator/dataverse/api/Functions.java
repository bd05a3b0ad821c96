package io.puente.simulator.dataverse.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.dataverse.odata.ODataSyntaxException;
import io.puente.simulator.dataverse.odata.Segment;
import io.puente.simulator.dataverse.org.ApiException;
import io.puente.simulator.dataverse.org.ErrorCode;
import io.puente.simulator.dataverse.org.Organization;
import io.puente.simulator.dataverse.schema.TableType;
import org.jspecify.annotations.Nullable;

/** Functions that read and belong to no table: WhoAmI, RetrieveTotalRecordCount, RetrieveVersion. */
final class Functions implements Endpoint {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "Microsoft.Dynamics.CRM.";

    private final Organization org;

    Functions(Organization org) {
        this.org = org;
    }

    @Override
    public @Nullable Reply handle(Call call) {
        Segment first = call.path().get(0);
        String name = first.name().startsWith(NAMESPACE) ? first.name().substring(NAMESPACE.length()) : first.name();
        if (call.path().size() == 2
                && first.name().equals("systemusers")
                && call.path().get(1).name().equals(NAMESPACE + "RetrievePrincipalAttributePrivileges")) {
            // No profile of the simulator gives a secured column to anybody.
            ObjectNode json = response(call, "RetrievePrincipalAttributePrivileges");
            json.putArray("AttributePrivileges");
            return Reply.json(200, json);
        }
        if (call.path().size() > 1 || !call.method().equals("GET")) {
            return null;
        }
        return switch (name) {
            case "WhoAmI" -> whoAmI(call);
            case "RetrieveVersion" ->
                Reply.json(200, response(call, "RetrieveVersion").put("Version", "9.2.26094.00130"));
            case "RetrieveTotalRecordCount" -> count(call, first);
            default -> null;
        };
    }

    static ObjectNode response(Call call, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("@odata.context", call.root() + "/$metadata#" + NAMESPACE + message + "Response");
    }

    private Reply whoAmI(Call call) {
        ObjectNode json = response(call, "WhoAmI");
        json.put("BusinessUnitId", org.administration().businessUnitId().toString());
        json.put("UserId", call.caller().userId().toString());
        json.put("OrganizationId", org.administration().organizationId().toString());
        return Reply.json(200, json);
    }

    private Reply count(Call call, Segment segment) {
        String argument = segment.namedArguments().getOrDefault("EntityNames", "[]");
        String list = argument.startsWith("@") ? call.http().query(argument).orElse("[]") : argument;
        ObjectNode json = response(call, "RetrieveTotalRecordCount");
        ObjectNode counts = json.putObject("EntityRecordCountCollection");
        ArrayNode names = counts.put("Count", 0).put("IsReadOnly", false).putArray("Keys");
        ArrayNode values = counts.putArray("Values");
        try {
            for (JsonNode name : JSON.readTree(list.replace('\'', '"'))) {
                TableType type = org.schema().table(name.asText());
                if (type == null) {
                    throw new ApiException(
                            ErrorCode.OBJECT_DOES_NOT_EXIST,
                            "The entity with a name = '" + name.asText() + "' was not found in the MetadataCache.");
                }
                names.add(type.name());
                values.add(org.all(type).size());
            }
        } catch (JsonProcessingException e) {
            throw new ODataSyntaxException("EntityNames is no list: " + list);
        }
        counts.put("Count", names.size());
        return Reply.json(200, json);
    }
}
