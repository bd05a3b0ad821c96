package io.puente.dynamics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.simulator.dataverse.DataverseSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People who work in the environment beside the connector, with a client of their own. */
final class People {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> SETS = Map.of(
            "contact", "contacts",
            "incident", "incidents",
            "puente_whatsappmessage", "puente_whatsappmessages");

    private People() {}

    /** Cases get a customer of their own: Dataverse takes none without. @return the id of the new record */
    static String create(DataverseSimulator environment, String table, Map<String, ?> fields) {
        Map<String, Object> all = new LinkedHashMap<>(fields);
        if (table.equals("incident")) {
            String customer = create(environment, "contact", Map.of("lastname", "Somebody"));
            all.put("customerid_contact@odata.bind", "/contacts(" + customer + ")");
        }
        return send(environment, "POST", "/" + SETS.get(table), all, null, "return=representation")
                .path(table + "id")
                .asText();
    }

    static void update(
            DataverseSimulator environment, String table, String id, Map<String, ?> fields, @Nullable UUID as) {
        send(environment, "PATCH", "/" + SETS.get(table) + "(" + id + ")", fields, as, "");
    }

    static void delete(DataverseSimulator environment, String table, String id) {
        send(environment, "DELETE", "/" + SETS.get(table) + "(" + id + ")", Map.of(), null, "");
    }

    static void close(DataverseSimulator environment, String caseId, @Nullable UUID as) {
        Map<String, Object> resolution = Map.of(
                "@odata.type", "Microsoft.Dynamics.CRM.incidentresolution",
                "subject", "Solved",
                "incidentid@odata.bind", "/incidents(" + caseId + ")");
        send(environment, "POST", "/CloseIncident", Map.of("IncidentResolution", resolution, "Status", 5), as, "");
    }

    static JsonNode get(DataverseSimulator environment, String resource) {
        return send(environment, "GET", resource, Map.of(), null, "");
    }

    static JsonNode post(DataverseSimulator environment, String resource, Map<String, ?> body) {
        return send(environment, "POST", resource, body, null, "");
    }

    private static JsonNode send(
            DataverseSimulator environment,
            String method,
            String resource,
            Map<String, ?> fields,
            @Nullable UUID as,
            String prefer) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(environment.apiUri() + resource))
                    .method(
                            method,
                            method.equals("GET") || method.equals("DELETE")
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fields)))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token(environment));
            if (as != null) {
                request.header("MSCRMCallerID", as.toString());
            }
            if (!prefer.isEmpty()) {
                request.header("Prefer", prefer);
            }
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String token(DataverseSimulator environment) throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=demo-client&client_secret=demo-secret&scope="
                + URLEncoder.encode(environment.scope(), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(environment.tokenUri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String body = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
        try {
            return JSON.readTree(body).path("access_token").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
