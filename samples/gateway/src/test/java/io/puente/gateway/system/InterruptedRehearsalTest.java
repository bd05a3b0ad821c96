package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.gateway.system.CommandLineHere.Answer;
import io.puente.simulator.Fault;
import io.puente.simulator.whatsapp.Update;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal in a process of its own is interrupted, and killed; the same command goes on, and finds the same. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no signal of Ctrl+C to send")
class InterruptedRehearsalTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int PEOPLE = 250;
    private static final int IN_ONE_POST = 50;

    private static final String BEGAN = "Puente-Rehearsal-Began";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPPING =
            CaseOverlay.of("Subject: { template: \"Rehearsed: {engagement.subject}\", max: 255, overflow: truncate }");

    @TempDir
    Path folder;

    private Platforms platforms;
    private CommandLineHere line;

    @Test
    void goesOnWhereItWas() throws Exception {
        try (var all = Platforms.start()) {
            platforms = all;
            line = new CommandLineHere(folder.resolve("data"), all.settings());
            fill();
            String file = mapping();
            Answer whole = line.run("rehearse", Platforms.CRM, file, "--json");
            assertThat(whole.code()).as(whole.toString()).isZero();
            assertThat(whole.err()).doesNotContain("goes on", "begins anew");

            Answer stopped = heldAfter(100, file).interrupt().answer();
            assertThat(stopped.code()).as(stopped.toString()).isEqualTo(130);
            String how = "stopped; the same command goes on where it was (100 of 250 people are done)";
            assertThat(stopped.err().lines()).contains(how);
            assertThat(stopped.json().path("error").asText()).isEqualTo(how);
            heldAfter(200, file).kill();
            assertThat(standings()).isEqualTo(1);

            Answer last = line.run("rehearse", Platforms.CRM, file, "--json");
            assertThat(last.code()).as(last.toString()).isZero();
            assertThat(last.err())
                    .containsPattern("goes on with the rehearsal begun at \\d\\d:\\d\\d: 200 of 250 people are done;"
                            + " --anew begins again");
            assertThat(comparable(last.json().path("report")))
                    .isEqualTo(comparable(whole.json().path("report")));
            assertThat(last.json().at("/report/recorded/reads").asLong())
                    .isGreaterThanOrEqualTo(
                            whole.json().at("/report/recorded/reads").asLong());
            assertThat(standings()).isZero();
            anewIfAskedFor(file);
        }
    }

    @Test
    void goesOnAfterTheGatewayThatDidItWasKilled() throws Exception {
        try (var all = Platforms.start()) {
            platforms = all;
            fill();
            Map<String, String> settings = platforms.settings();
            // Nobody else may take the call that is held.
            settings.put("puente.targets." + Platforms.CRM + ".watch-every", "1h");
            JsonNode whole;
            try (var gateway = GatewayProcess.start(folder, settings)) {
                HttpResponse<String> answer = post(gateway);
                assertThat(answer.headers().firstValue(BEGAN)).isEmpty();
                whole = comparable(JSON.readTree(answer.body()));
                hold(200);
                var asking = CompletableFuture.runAsync(() -> post(gateway));
                awaitHeld(() -> asking.isDone());
                gateway.kill();
            }
            try (var gateway = GatewayProcess.start(folder, platforms.settings())) {
                HttpResponse<String> answer = post(gateway);
                assertThat(answer.headers().firstValue(BEGAN)).isPresent();
                assertThat(comparable(JSON.readTree(answer.body()))).isEqualTo(whole);
                assertThat(standings()).isZero();
                assertThat(post(gateway).headers().firstValue(BEGAN)).isEmpty();
            }
        }
    }

    private static HttpResponse<String> post(GatewayProcess gateway) {
        try {
            String path = "/api/crms/" + Platforms.CRM + "/mapping/rehearsal";
            HttpResponse<String> answer = Operator.OPERATOR.reply(gateway.uri(), path, MAPPING);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void anewIfAskedFor(String file) throws Exception {
        heldAfter(100, file).kill();
        Answer other = line.run("rehearse", Platforms.CRM, file, "--conversations", "200");
        assertThat(other.err().lines())
                .contains("begins anew: the interrupted one was asked for 1000 conversations and 50 examples");
        heldAfter(100, file).kill();
        Answer anew = line.run("rehearse", Platforms.CRM, file, "--anew");
        assertThat(anew.err()).doesNotContain("goes on", "begins anew");
        assertThat(standings()).isZero();
    }

    /** A rehearsal that waits for the CRM's answer to the first call after so many people are done. */
    private CommandProcess heldAfter(int people, String file) {
        hold(people);
        var command = CommandProcess.start(folder, line.settings(), "rehearse", Platforms.CRM, file, "--json");
        awaitHeld(() -> !command.alive());
        return command;
    }

    private void hold(int people) {
        platforms
                .salesforce()
                .faults()
                .on("*", "/services/data/.*")
                .when(request -> people == done())
                .play(Fault.delay(Duration.ofMinutes(10)));
    }

    private void awaitHeld(Callable<Boolean> ended) {
        await("the call that is held")
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .failFast("it ended by itself", ended)
                .until(() -> platforms.salesforce().faults().unused().isEmpty());
    }

    /** People done of the rehearsal under way. */
    private int done() {
        String found = state("SELECT progress FROM rehearsal_standing");
        return found == null ? 0 : Integer.parseInt(found.replaceFirst("^\\{\"people\":(\\d+),.*$", "$1"));
    }

    private int standings() {
        return Integer.parseInt(String.valueOf(state("SELECT COUNT(*) FROM rehearsal_standing")));
    }

    private String state(String query) {
        try (var state = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/state.db"));
                var statement = state.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode comparable(JsonNode report) {
        return ((ObjectNode) report).without(List.of("at", "millis", "recorded"));
    }

    private void fill() throws Exception {
        try (var gateway = GatewayProcess.start(folder, platforms.settings())) {
            var standing = new Standing(gateway.uri());
            standing.provision();
            var poster = new WebhookPoster(platforms.whatsapp());
            for (int from = 0; from < PEOPLE; from += IN_ONE_POST) {
                Update[] texts = IntStream.range(from, from + IN_ONE_POST)
                        .mapToObj(person -> platforms
                                .whatsapp()
                                .customer("Person " + person, "1555019" + (4000 + person))
                                .text("Person " + person + " has a question"))
                        .toArray(Update[]::new);
                poster.accepted(gateway.uri(), texts);
            }
            standing.awaitAllDelivered(SOON);
        }
    }

    private String mapping() throws Exception {
        return Files.writeString(folder.resolve("candidate.yaml"), MAPPING).toString();
    }
}
