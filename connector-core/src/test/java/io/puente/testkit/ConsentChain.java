package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.TreeMap;

/** Checks the consent ledger by its documents alone, whether they are whole or skeletons. */
final class ConsentChain {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ConsentChain() {}

    static void assertWhole(Collection<String> values) throws Exception {
        var entries = new TreeMap<Long, JsonNode>();
        for (String value : values) {
            if (value.startsWith("{") && value.contains("\"previousHash\"")) {
                JsonNode entry = JSON.readTree(value);
                entries.put(entry.path("number").longValue(), entry);
            }
        }
        String previous = "";
        long number = 0;
        for (JsonNode entry : entries.values()) {
            assertThat(entry.path("number").longValue()).isEqualTo(++number);
            assertThat(entry.path("previousHash").textValue()).isEqualTo(previous);
            previous = entry.path("hash").textValue();
        }
        assertThat(number).isGreaterThanOrEqualTo(6);
    }
}
