package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.store.jdbc.JdbcStores;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal against three CRMs changes nothing: by its own record, by what the CRMs saw, and by our own store. */
class RehearsalTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> READING = Set.of("GET", "HEAD");

    /** A case's field that the shipped mapping writes, as an overlay that changes it. */
    private static final Map<String, String> OVERLAYS = Map.of(
            "sales",
            CaseOverlay.of("Subject: { template: \"Rehearsed: {engagement.subject}\", max: 255, overflow: truncate }"),
            "service",
            CaseOverlay.forCrm(
                    "dynamics",
                    "title: { template: \"Rehearsed: {engagement.subject}\", max: 200, overflow: truncate }"),
            "desk",
            CaseOverlay.forCrm(
                    "siebel",
                    "Abstract: { template: \"Rehearsed: {engagement.subject}\", max: 100, overflow: truncate }"));

    @TempDir
    Path folder;

    @Test
    void changesNothing() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayHere.start(folder, platforms.settings(platforms.crms()))) {
            var standing = Standing.of(gateway.uri(), platforms.crms());
            standing.provision();
            write(platforms, gateway.uri());
            standing.awaitAllDelivered(Duration.ofMinutes(2));
            // Nothing else may call or write while it is watched.
            for (CrmSide crm : platforms.crms()) {
                Operator.OPERATOR.post(gateway.uri(), "/api/crms/" + crm.name() + "/pause", "");
            }
            for (CrmSide crm : platforms.crms()) {
                String before = state(gateway);
                CrmContent content = crm.content();
                Map<String, Long> calls = calls(crm);

                JsonNode report = rehearse(gateway.uri(), crm.name());

                String name = crm.name();
                assertThat(report.path("problems")).as(name).isEmpty();
                JsonNode cases = object(report, "case");
                assertThat(cases.path("counts").path("CHANGED").asInt())
                        .as(report.toPrettyString())
                        .isEqualTo(20);
                assertThat(cases.path("records").get(0).path("comparedWith").asText())
                        .isEqualTo("crm");
                assertThat(cases.path("records").get(0).path("changes"))
                        .singleElement()
                        .satisfies(change -> {
                            assertThat(change.path("after").asText()).startsWith("Rehearsed: ");
                            assertThat(change.path("rule").asText()).isEqualTo("candidate.yaml:7");
                        });
                assertThat(object(report, "message")
                                .path("counts")
                                .path("UNCHANGED")
                                .asInt())
                        .as(report.toPrettyString())
                        .isEqualTo(100);

                JsonNode recorded = report.path("recorded");
                assertThat(recorded.path("refusals").asInt()).isZero();
                assertThat(recorded.path("proven").asBoolean()).isTrue();
                Map<String, Long> made = difference(calls(crm), calls);
                long reads = made.entrySet().stream()
                        .filter(call -> READING.contains(call.getKey().split(" ")[0]))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                assertThat(recorded.path("reads").asLong())
                        .as(made.toString())
                        .isEqualTo(reads)
                        .isPositive();
                assertThat(made.keySet().stream()
                                .filter(call -> !READING.contains(call.split(" ")[0]))
                                .filter(call -> !call.contains("token")))
                        .as(name)
                        .isEmpty();
                assertThat(crm.content()).isEqualTo(content);
                assertThat(state(gateway)).isEqualTo(before);
            }
        }
    }

    private void write(Platforms platforms, URI gateway) throws Exception {
        var address = new GatewayAddress();
        address.set(gateway);
        try (var load = new Load(platforms, address, 20, 1, new Random(7))) {
            load.allow(100);
            load.finish(Duration.ofMinutes(1));
        }
    }

    private static JsonNode object(JsonNode report, String name) {
        for (JsonNode object : report.path("objects")) {
            if (object.path("object").asText().equals(name)) {
                return object;
            }
        }
        throw new AssertionError("the report has no object " + name);
    }

    private static JsonNode rehearse(URI gateway, String crm) throws Exception {
        return Operator.OPERATOR.post(gateway, "/api/crms/" + crm + "/mapping/rehearsal", OVERLAYS.get(crm));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Long> calls(CrmSide crm) {
        Map<String, Object> json = JSON.convertValue(crm.server().calls().toJson(), Map.class);
        return ((List<Map<String, Object>>) json.get("calls"))
                .stream()
                        .collect(Collectors.toMap(
                                row -> row.get("method") + " " + row.get("path"),
                                row -> ((Number) row.get("count")).longValue(),
                                Long::sum,
                                TreeMap::new));
    }

    private static Map<String, Long> difference(Map<String, Long> after, Map<String, Long> before) {
        Map<String, Long> made = new TreeMap<>();
        after.forEach((call, count) -> {
            long more = count - before.getOrDefault(call, 0L);
            if (more > 0) {
                made.put(call, more);
            }
        });
        return made;
    }

    /** Every row of every table that says something about people, records or what is to be written. */
    private String state(GatewayHere gateway) throws Exception {
        assertThat(gateway.context().getBean(JdbcStores.class)).isNotNull();
        var rows = new ArrayList<String>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state.db"));
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "person",
                    "identity",
                    "conversation",
                    "engagement",
                    "message",
                    "consent_entry",
                    "outbox",
                    "crm_link",
                    "target",
                    "fold_cursor",
                    "rehearsal_standing")) {
                try (ResultSet result = statement.executeQuery("SELECT * FROM " + table + " ORDER BY 1, 2")) {
                    int columns = result.getMetaData().getColumnCount();
                    while (result.next()) {
                        var row = new StringBuilder(table);
                        for (int i = 1; i <= columns; i++) {
                            row.append('|').append(result.getString(i));
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        return String.join("\n", rows);
    }
}
