package com.example.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.store.AttentionList;
import io.puente.store.AttentionList.Count;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * What has changed in the list of records that need attention since it was last told: numbers and plain reasons, no
 * customer's data. Used by one route at a time.
 */
@Component
class AttentionNews {

    private static final String SEEN = "bridge.seen";

    private final AttentionList attention;
    private final ObjectMapper json;
    private Map<String, List<Count>> told = Map.of();

    AttentionNews(AttentionList attention, ObjectMapper json) {
        this.attention = attention;
        this.json = json;
    }

    /** Leaves the notice as the body; null if there is nothing new. */
    void look(Exchange exchange) throws JsonProcessingException {
        var now = new LinkedHashMap<String, List<Count>>();
        attention.counts().forEach((crm, counts) -> now.put(crm.value(), counts));
        exchange.setProperty(SEEN, now);
        exchange.getMessage().setBody(now.equals(told) ? null : json.writeValueAsString(Map.of("needsAttention", now)));
    }

    @SuppressWarnings("unchecked") // Written by look alone.
    void told(Exchange exchange) {
        told = exchange.getProperty(SEEN, Map.class);
    }
}
