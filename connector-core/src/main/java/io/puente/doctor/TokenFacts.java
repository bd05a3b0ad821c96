package io.puente.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What Meta says of the token.
 *
 * @param expiresAt seconds since 1970; 0 for never
 * @param accounts ids of the accounts that it is granted for; empty if it is not limited to some
 */
record TokenFacts(boolean valid, String appId, long expiresAt, Set<String> scopes, List<String> accounts) {

    static TokenFacts of(JsonNode debugToken) {
        JsonNode data = debugToken.path("data");
        Set<String> scopes = new HashSet<>();
        data.path("scopes").forEach(scope -> scopes.add(scope.asText()));
        Set<String> accounts = new LinkedHashSet<>();
        for (JsonNode granted : data.path("granular_scopes")) {
            if (granted.path("scope").asText().startsWith("whatsapp_business_")) {
                granted.path("target_ids").forEach(id -> accounts.add(id.asText()));
            }
        }
        return new TokenFacts(
                data.path("is_valid").asBoolean(),
                data.path("app_id").asText(""),
                data.path("expires_at").asLong(0),
                scopes,
                new ArrayList<>(accounts));
    }
}
