package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.gateway.system.CommandLineHere.Answer;
import io.puente.simulator.Fault;
import io.puente.simulator.whatsapp.Update;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl+C while a command is at work, in a process of its own, beside a gateway. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals are POSIX")
class InterruptedCommandsTest {
    private static final Duration SOON = Duration.ofMinutes(1);
    /** A comparison keeps what it found after 1,000 people. */
    private static final int PEOPLE = 1_150;

    private static final int FEW = 3;
    private static final int BY_SIGINT = 130;

    @TempDir
    Path folder;

    @Test
    void aComparisonGoesOnWhereItWas() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayHere.start(folder.resolve("data"), settings(platforms))) {
            fill(platforms, gateway, PEOPLE);
            lose(platforms, 1, PEOPLE - 2);
            try (var command = inTheMiddle(platforms, "parity", Platforms.CRM)) {
                Answer stopped = command.interrupt().answer();
                assertThat(stopped.code()).as(stopped.toString()).isEqualTo(BY_SIGINT);
                assertThat(stopped.out()).isEmpty();
                assertThat(lastLine(stopped)).isEqualTo("stopped; the same command goes on where it was");
                assertThat(stopped.err()).doesNotContain("\tat ", "Exception", "WARN", "ERROR");
            }
            var line = new CommandLineHere(folder.resolve("data"), settings(platforms));
            Answer again = line.run("parity", Platforms.CRM, "--json");
            assertThat(again.code()).as(again.toString()).isEqualTo(1);
            assertThat(again.err()).contains("an interrupted comparison goes on");
            JsonNode whole =
                    line.run("parity", Platforms.CRM, "--restart", "--json").json();
            assertThat(whole.path("report").path("people").asInt()).isEqualTo(PEOPLE);
            assertThat(whole.path("report").path("list")).hasSize(2);
            assertThat(withoutTimes(again.json())).isEqualTo(withoutTimes(whole));

            try (var killed = inTheMiddle(platforms, "parity", Platforms.CRM, "--restart")) {
                killed.kill();
            }
            try (var next = CommandProcess.start(folder, settings(platforms), "parity", Platforms.CRM, "--json")) {
                next.awaitErr("it to look on", err -> err.contains("this one looks on"));
                asIfTheLeaseHadRunOut();
                assertThat(withoutTimes(next.answer().json())).isEqualTo(whole);
            }
        }
    }

    /** @return once its second stretch waits for the CRM */
    private CommandProcess inTheMiddle(Platforms platforms, String... words) throws InterruptedException {
        var held = new CountDownLatch(1);
        platforms
                .salesforce()
                .faults()
                .on("*", "/services/data/.*")
                .when(call -> keptPeople() == 1_000)
                .when(call -> {
                    held.countDown();
                    return true;
                })
                .play(Fault.delay(Duration.ofMinutes(5)));
        CommandProcess command = CommandProcess.start(folder, settings(platforms), words);
        assertThat(held.await(2, TimeUnit.MINUTES)).isTrue();
        return command;
    }

    private void asIfTheLeaseHadRunOut() throws SQLException {
        sql("state.db", "UPDATE worker SET until_at = 0 WHERE name = 'parity:" + Platforms.CRM + "'", 1);
    }

    private void sql(String file, String update, int rows) throws SQLException {
        try (var data = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("data").resolve(file));
                var statement = data.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            assertThat(statement.executeUpdate(update)).isEqualTo(rows);
        }
    }

    /** Nothing but the command calls the CRM while it compares. */
    private static Map<String, String> settings(Platforms platforms) {
        Map<String, String> settings = platforms.settings();
        settings.put("puente.targets." + Platforms.CRM + ".watch-every", "1h");
        settings.put("puente.drift.enabled", "false");
        return settings;
    }

    private static void lose(Platforms platforms, int... which) throws InterruptedException {
        List<Map<String, @Nullable Object>> messages = platforms.salesforce().records("WhatsApp_Message__c");
        var user = SalesforceUser.of(platforms);
        for (int one : which) {
            user.delete("WhatsApp_Message__c", String.valueOf(messages.get(one).get("Id")));
        }
    }

    private static JsonNode withoutTimes(JsonNode answer) {
        ((ObjectNode) answer.path("report"))
                .remove(List.of("startedAt", "finishedAt", "calls", "seconds", "peoplePerSecond"));
        return answer;
    }

    private int keptPeople() {
        try (var state = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/state.db"));
                var statement = state.createStatement();
                var row = statement.executeQuery("SELECT doc ->> 'people' FROM parity_run")) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ofAComparisonElsewhereOnlyTheWatchingEnds() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayHere.start(folder.resolve("data"), settings(platforms))) {
            fill(platforms, gateway, FEW);
            platforms.salesforce().faults().on("*", "/services/data/.*").play(Fault.delay(Duration.ofMinutes(5)));
            String parity = "/api/crms/" + Platforms.CRM + "/parity";
            Operator.OPERATOR.post(gateway.uri(), parity, "");
            try (var command = CommandProcess.start(folder, settings(platforms), "parity", Platforms.CRM)) {
                Answer answer = command.awaitErr("it to watch", err -> err.contains(" of " + FEW + " people"))
                        .interrupt()
                        .answer();
                assertThat(answer.code()).as(answer.toString()).isEqualTo(BY_SIGINT);
                assertThat(lastLine(answer)).isEqualTo("stopped; the comparison goes on in the other process");
            }
            assertThat(Operator.OPERATOR
                            .get(gateway.uri(), parity)
                            .path("state")
                            .asText())
                    .isEqualTo("running");
        }
    }

    @Test
    void ofWorkThatTheGatewayDoesOnlyTheWatchingEnds() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayHere.start(folder.resolve("data"), platforms.settings())) {
            fill(platforms, gateway, FEW);
            String crm = "/api/crms/" + Platforms.CRM;
            Operator.OPERATOR.post(gateway.uri(), crm + "/pause", "");
            var line = new CommandLineHere(folder.resolve("data"), platforms.settings());

            stopped(
                    platforms,
                    "the gateway goes on; 'backfill sales --status' tells how far it is",
                    "backfill",
                    "sales",
                    "--wait");
            JsonNode told = line.run("backfill", "sales", "--status", "--json").json();
            assertThat(told.path("underWay").asBoolean()).isTrue();
            Operator.OPERATOR.post(gateway.uri(), crm + "/resume", "");
            JsonNode ended = line.run("backfill", "sales", "--status", "--wait", "--json")
                    .json();
            assertThat(ended.path("done").asInt()).isEqualTo(FEW);
            assertThat(ended.path("began")).isEqualTo(told.path("began"));

            String set = changeSet(line);
            Operator.OPERATOR.post(gateway.uri(), crm + "/pause", "");
            stopped(
                    platforms,
                    "the gateway goes on; 'remap " + set + " --wait' shows how far it is",
                    "remap",
                    set,
                    "--apply",
                    "--wait");
            assertThat(line.run("remap", set, "--json")
                            .json()
                            .get(0)
                            .path("state")
                            .asText())
                    .isEqualTo("APPLYING");
            Operator.OPERATOR.post(gateway.uri(), crm + "/resume", "");
            JsonNode applied = line.run("remap", set, "--wait", "--json").json().get(0);
            assertThat(applied.path("state").asText()).isEqualTo("DONE");
            await("the cases to be written anew")
                    .atMost(SOON)
                    .until(() -> platforms.salesforce().records("Case").stream()
                            .allMatch(row -> row.get("Description") != null));
        }
    }

    @Test
    void webhooksThatWereNotTakenUpYetAreTakenUpByTheNext() throws Exception {
        try (var platforms = Platforms.start();
                var gateway = GatewayHere.start(folder.resolve("data"), settings(platforms))) {
            fill(platforms, gateway, 1);
            fill(platforms, gateway, 1);
            // As if the build before had not understood them.
            sql("state.db", "UPDATE log_item SET outcome = 'NEEDS_ATTENTION', reason = 'older build'", 2);
            try (var log = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/log.db"));
                    var statement = log.createStatement()) {
                statement.execute("PRAGMA busy_timeout = 10000");
                statement.execute("BEGIN IMMEDIATE");
                stopped(platforms, "0 of 2 webhooks taken up; the same command takes up the rest", "replay");
                statement.execute("ROLLBACK");
            }
            var line = new CommandLineHere(folder.resolve("data"), settings(platforms));
            assertThat(line.run("replay", "--json").json().path("taken").asInt())
                    .isEqualTo(2);
            assertThat(line.run("replay", "--json").json().path("taken").asInt())
                    .isZero();
        }
    }

    private void stopped(Platforms platforms, String how, String... words) throws Exception {
        try (var command = CommandProcess.start(folder, platforms.settings(), words)) {
            Answer answer = command.awaitErr("it to watch", err -> err.contains(" people") || err.contains(" webhooks"))
                    .interrupt()
                    .answer();
            assertThat(answer.code()).as(answer.toString()).isEqualTo(BY_SIGINT);
            assertThat(answer.out()).isEmpty();
            assertThat(lastLine(answer)).isEqualTo("stopped; " + how);
        }
    }

    /** A reviewed one of a version that is active. @return its number */
    private String changeSet(CommandLineHere line) throws Exception {
        String file = Files.writeString(
                        folder.resolve("longer.yaml"),
                        CaseOverlay.of("Description: { value: engagement.subject, max: 40, overflow: truncate }"))
                .toString();
        JsonNode proposed =
                line.run("rehearse", Platforms.CRM, file, "--propose", "--json").json();
        assertThat(line.run("activate", Platforms.CRM, file).code()).isZero();
        return proposed.path("changeSet").path("id").asText();
    }

    private static String lastLine(Answer answer) {
        List<String> lines = answer.err().lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static void fill(Platforms platforms, GatewayHere gateway, int people) throws InterruptedException {
        var standing = new Standing(gateway.uri());
        standing.provision();
        List<Update> updates = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            updates.add(platforms
                    .whatsapp()
                    .customer("Person " + person, "1555019" + (1000 + person))
                    .text("Hello " + person));
        }
        var poster = new WebhookPoster(platforms.whatsapp());
        for (int from = 0; from < people; from += 500) {
            poster.accepted(
                    gateway.uri(),
                    updates.subList(from, Math.min(people, from + 500)).toArray(Update[]::new));
        }
        standing.awaitLogWorked(SOON);
        standing.awaitAllDelivered(Duration.ofMinutes(2));
    }
}
