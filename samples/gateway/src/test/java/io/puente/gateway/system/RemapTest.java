package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.simulator.Fault;
import io.puente.store.CrmLink;
import io.puente.store.Remaps.Concerned;
import io.puente.store.WholePeople;
import io.puente.store.jdbc.JdbcStores;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another version of the mapping is applied to part of the history; the gateway is killed in the middle of it. */
class RemapTest {
    private static final int PEOPLE = 60;
    private static final int REVIEWED = 40;
    private static final int HISTORY = 600;
    private static final int LIVE = 100;
    private static final TargetId CRM = new TargetId(Platforms.CRM);

    private static final String NEW_MAPPING = CaseOverlay.of("Description: { const: mapped anew, write: always }");

    private final GatewayAddress address = new GatewayAddress();

    @TempDir
    Path folder;

    @Test
    void exactlyTheReviewedCasesAreWrittenAgainOverAKill() throws Exception {
        try (var platforms = Platforms.start();
                var load = new Load(platforms, address, PEOPLE, 4, new Random(20260401))) {
            Map<String, String> settings = platforms.settings();
            settings.put("puente.targets." + Platforms.CRM + ".people", "5");
            String version = history(platforms, load, settings);
            assertThat(anew(platforms)).isEmpty();
            Set<String> reviewed;
            long id;
            try (var stores = JdbcStores.sqlite(folder.resolve("data"), Clock.systemUTC())) {
                List<ContactKey> people = stores.people().next(CRM, null, REVIEWED);
                reviewed = cases(stores, people);
                var concerned =
                        people.stream().map(person -> new Concerned(person, 1)).toList();
                id = stores.remaps()
                        .propose(CRM, version, concerned, Clock.systemUTC().instant(), "ana")
                        .id();
            }
            assertThat(reviewed).hasSize(REVIEWED);
            killedInTheMiddle(platforms, settings, id);
            platforms.sales().server().faults().clear();
            try (var gateway = GatewayProcess.start(folder, settings)) {
                address.set(gateway.uri());
                await("the end of the re-map")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> set(gateway.uri(), id).path("state").asText(), "DONE"::equals);
                assertThat(anew(platforms)).isEqualTo(reviewed);
                load.allow(LIVE);
                load.finish(Duration.ofMinutes(1));
                new Standing(gateway.uri()).awaitAllDelivered(Duration.ofMinutes(1));
                CrmContent crm = platforms.sales().content();
                assertThat(crm.doubled()).isZero();
                assertThat(crm.messageKeys()).isEqualTo(load.keys());
                assertThat(crm.transcripts()).isEqualTo(load.transcripts());
            }
        }
    }

    /** Written by the shipped mapping; then the new one is active. @return its version */
    private String history(Platforms platforms, Load load, Map<String, String> settings) throws Exception {
        try (var gateway = GatewayProcess.start(folder, settings)) {
            new Standing(gateway.uri()).provision();
            address.set(gateway.uri());
            load.allow(HISTORY);
            await("the acknowledgements").atMost(Duration.ofMinutes(1)).until(() -> load.acknowledged() == HISTORY);
            new Standing(gateway.uri()).awaitAllDelivered(Duration.ofMinutes(1));
            String versions = "/api/crms/" + Platforms.CRM + "/mapping/";
            JsonNode done = Operator.OPERATOR.post(gateway.uri(), versions + "activate", NEW_MAPPING);
            JsonNode standing = Operator.OPERATOR.get(gateway.uri(), versions + "versions");
            assertThat(standing.path("running")).isEqualTo(done.path("version"));
            assertThat(done.path("by").asText()).isEqualTo(Operator.OPERATOR.name());
            return done.path("version").asText();
        } finally {
            address.set(null);
        }
    }

    private void killedInTheMiddle(Platforms platforms, Map<String, String> settings, long id) throws Exception {
        platforms.sales().nextWrites(10_000, Fault.delay(Duration.ofMillis(300)));
        var gateway = GatewayProcess.start(folder, settings);
        try (gateway) {
            Operator.OPERATOR.post(gateway.uri(), "/api/remaps/" + id + "/apply", "");
            await("its beginning")
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !anew(platforms).isEmpty());
            gateway.kill();
        }
        System.out.printf(
                "re-map test: killed with %d of %d cases%n", anew(platforms).size(), REVIEWED);
        assertThat(anew(platforms)).hasSizeLessThan(REVIEWED);
    }

    private static JsonNode set(URI gateway, long id) throws InterruptedException {
        return Operator.OPERATOR.get(gateway, "/api/remaps/" + id);
    }

    private static Set<String> cases(JdbcStores stores, List<ContactKey> people) {
        return stores.people().load(CRM, people, WholePeople.START, 1).stream()
                .flatMap(whole -> whole.bundle().links().stream())
                .filter(link -> link.object().equals("case"))
                .map(CrmLink::recordId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Set<String> anew(Platforms platforms) {
        return platforms.salesforce().records("Case").stream()
                .filter(row -> "mapped anew".equals(row.get("Description")))
                .map(row -> String.valueOf(row.get("Id")))
                .collect(Collectors.toSet());
    }
}
