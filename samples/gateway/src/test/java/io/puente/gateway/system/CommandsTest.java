package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.gateway.system.CommandLineHere.Answer;
import io.puente.simulator.salesforce.org.ValidationRule;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands beside a gateway that runs in a process of its own, on the same files. */
class CommandsTest {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int PEOPLE = 5;
    private static final String FORBIDDEN = "forbidden words";

    @TempDir
    Path folder;

    private CommandLineHere line;
    private Platforms platforms;

    @Test
    void workBesideARunningGateway() throws Exception {
        try (var all = Platforms.start();
                var gateway = GatewayProcess.start(folder, all.settings())) {
            platforms = all;
            line = new CommandLineHere(folder.resolve("data"), all.settings());
            provision();
            check();
            post(gateway);
            var standing = new Standing(gateway.uri());
            standing.awaitAllDelivered(SOON);
            parked(standing);
            trace();
            replay(standing);
            doctor(gateway);
            backfillAndParity();
            versions(gateway);
            brokenFile();
            rehearse();
            report();
            remap();
            heal(standing);
            assertThat(standing.crm(Platforms.CRM).path("state").asText()).isEqualTo("open");
        }
        // Alone, the files are as open as before.
        assertThat(fine("parked", "list", "--json").path("records")).isEmpty();
        JsonNode unknown = answer(2, "parity", "salse", "--json").json();
        assertThat(unknown.path("error").asText()).isEqualTo("there is no CRM 'salse'; there are sales");
        line = new CommandLineHere(folder.resolve("elsewhere"), line.settings());
        assertThat(answer(2, "parked", "list").err()).contains("there is no data in");
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    private void provision() {
        JsonNode missing = answer(1, "provision", "--plan", "--json").json().get(0);
        assertThat(missing.path("left").size()).isPositive();
        assertThat(fine("provision", "--apply", Platforms.CRM, "--json")
                        .get(0)
                        .path("complete")
                        .asBoolean())
                .isTrue();
        assertThat(answer(0, "provision", "--plan").out()).contains("sales: nothing is missing");
    }

    private void check() throws Exception {
        assertThat(answer(0, "check").out())
                .contains("sales, salesforce-default.yaml", "no problems; asked the CRM just now");
        Path file = mapping("mistake", "Descripton");
        Answer wrong = answer(1, "check", Platforms.CRM, "--file", file.toString(), "--json");
        JsonNode checked = wrong.json().path("crms").get(0);
        assertThat(Instant.parse(checked.path("metadataReadAt").asText())).isBeforeOrEqualTo(Instant.now());
        JsonNode problem = checked.path("problems").get(0);
        assertThat(problem.path("file").asText()).isEqualTo(file.getFileName().toString());
        assertThat(problem.path("line").asInt()).isEqualTo(7);
        assertThat(problem.path("hint").asText()).contains("Description");
        assertThat(wrong.out()).doesNotContain(Platforms.CLIENT_SECRET);
        Path folderOfFile = Files.createDirectory(folder.resolve("Müller & Söhne 100%"));
        Path odd = Files.copy(mapping("fine", "Description"), folderOfFile.resolve("my file #1.yaml"));
        assertThat(answer(0, "check", Platforms.CRM, "--file", odd.toString()).out())
                .contains("my file #1.yaml");
        assertThat(answer(2, "check", Platforms.CRM, "--file", "no.yaml").err()).contains("read: no.yaml does not");
        assertThat(answer(2, "check", Platforms.CRM, "--file", folder.toString())
                        .err())
                .contains("cannot be read as a file");
    }

    /** Mistakes in a file are problems found, whatever was to be done with it; and all are told. */
    private void brokenFile() throws Exception {
        Path file = mapping("misspelt", "Descripton");
        Files.writeString(file, Files.readString(file) + "      Subject: { vaule: engagement.subject }\n");
        for (String command : List.of("activate", "rehearse")) {
            assertThat(answer(1, command, Platforms.CRM, file.toString()).err())
                    .contains("Descripton", "did you mean 'Description'?", "did you mean 'value'?");
        }
    }

    private void doctor(GatewayProcess gateway) {
        String port = "--server.port=" + gateway.uri().getPort();
        JsonNode all = answer(-1, "doctor", port, "--json").json().path("findings");
        assertThat(all.findValuesAsText("subject")).contains("gateway", "whatsapp", Platforms.CRM);
        Answer signature = answer(-1, "doctor", "whatsapp", port);
        assertThat(signature.out()).contains("signed bodies are accepted, others are refused");
        assertThat(signature.out()).doesNotContain(Platforms.CRM);
        assertThat(answer(-1, "doctor", "whatsapp", "--server.port=0").out()).contains("no gateway runs here");
        assertThat(answer(1, "parked", "list", "--json").json().path("webhooks"))
                .isEmpty();
        JsonNode crm = fine("doctor", Platforms.CRM, "--json").path("findings");
        assertThat(crm.findValuesAsText("check")).contains("crm.access", "crm.mapping", "crm.set-up");
        assertThat(crm.findValuesAsText("result")).doesNotContain("FAILED", "WARNING");
        answer(1, "doctor", Platforms.CRM, "--puente.targets.sales.settings.client-secret=wrong");
    }

    private Path mapping(String file, String field) throws Exception {
        return Files.writeString(
                folder.resolve(file + ".yaml"),
                CaseOverlay.of(field + ": { value: engagement.subject, max: 40, overflow: truncate }"));
    }

    private void post(GatewayProcess gateway) throws Exception {
        platforms
                .salesforce()
                .org()
                .addValidationRule(new ValidationRule(
                        "WhatsApp_Message__c",
                        "No_Forbidden_Words",
                        row -> String.valueOf(row.get("Body__c")).contains(FORBIDDEN),
                        "Not these words.",
                        "Body__c"));
        var poster = new WebhookPoster(platforms.whatsapp());
        for (int person = 0; person < PEOPLE; person++) {
            WhatsAppCustomer customer = platforms.whatsapp().customer("Person " + person, "1555019" + (2000 + person));
            poster.accepted(gateway.uri(), customer.text("Person " + person + " has a question"));
        }
        WhatsAppCustomer rude = platforms.whatsapp().customer("Person 0", "15550192000");
        poster.accepted(gateway.uri(), rude.text("These are " + FORBIDDEN));
    }

    /** The replay is noticed by the other process, which tries again and is refused again. */
    private void parked(Standing standing) {
        JsonNode listed = answer(1, "parked", "list", "--json").json();
        assertThat(listed.path("records")).hasSize(1);
        JsonNode record = listed.path("records").get(0);
        String since = record.path("since").asText();
        Answer shown = answer(0, "parked", "show", record.path("key").asText());
        assertThat(shown.out()).contains("Not these words.").doesNotContain(FORBIDDEN, "1555019");
        assertThat(fine("parked", "replay", "--crm", Platforms.CRM, "--json")
                        .path("records")
                        .asInt())
                .isEqualTo(1);
        await("the gateway to try again")
                .atMost(SOON)
                .until(() ->
                        answer(-1, "parked", "list", "--json").json().path("records").findValuesAsText("since").stream()
                                .anyMatch(again -> !again.equals(since)));
        standing.awaitAllDelivered(SOON);
    }

    private void trace() {
        Map<String, Object> message =
                platforms.salesforce().records("WhatsApp_Message__c").get(0);
        Map<String, Object> row = platforms.salesforce().records("Case").get(0);
        String key = String.valueOf(message.get("WhatsApp_Message_Key__c"));
        JsonNode traced = fine("trace", key, "--json");
        assertThat(traced.path("what").asText()).isEqualTo("message");
        assertThat(traced.path("messages").get(0).path("receivedAt").asText()).isNotEmpty();
        assertThat(traced.path("records").findValuesAsText("recordId")).contains(String.valueOf(message.get("Id")));
        assertThat(traced.path("records").get(0).path("mapping").asText()).isNotEmpty();
        assertThat(traced.toString()).doesNotContain("wamid", "question", "1555019");

        JsonNode personal = fine("trace", key, "--show-personal", "--json");
        String wamid = personal.path("messages").get(0).path("wamid").asText();
        assertThat(fine("trace", wamid, "--json")
                        .path("messages")
                        .get(0)
                        .path("key")
                        .asText())
                .isEqualTo(key);
        assertThat(answer(-1, "trace", String.valueOf(row.get("Id"))).out())
                .contains("case ", "opened", "sales: case")
                .doesNotContain("1555019");
        assertThat(answer(1, "trace", "wamid.unknown").out()).contains("no message with this id has come in");
    }

    /** As if the build before had not understood the first webhook. */
    private void replay(Standing standing) throws Exception {
        try (var state = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/state.db"));
                var statement = state.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 10000");
            assertThat(statement.executeUpdate(
                            "UPDATE log_item SET outcome = 'NEEDS_ATTENTION', reason = 'older build' WHERE seq = 1"))
                    .isEqualTo(1);
        }
        int before = platforms.salesforce().records("WhatsApp_Message__c").size();
        assertThat(answer(1, "parked", "list", "--json").json().path("webhooks"))
                .hasSize(1);
        assertThat(fine("replay", "--dry-run", "--json").path("taken").asInt()).isZero();
        assertThat(fine("replay", "--json").path("taken").asInt()).isEqualTo(1);
        assertThat(fine("replay", "--json").path("taken").asInt()).isZero();
        standing.awaitAllDelivered(SOON);
        assertThat(platforms.salesforce().records("WhatsApp_Message__c")).hasSize(before);
    }

    private void backfillAndParity() {
        JsonNode filled = fine("backfill", Platforms.CRM, "--wait", "--json");
        assertThat(filled.path("begun").asBoolean()).isTrue();
        assertThat(filled.path("underWay").asBoolean()).isFalse();
        assertThat(filled.path("done").asInt()).isEqualTo(PEOPLE);
        JsonNode compared = answer(1, "parity", Platforms.CRM, "--json").json();
        assertThat(compared.path("report").path("causes").get(0).path("cause").asText())
                .isEqualTo("NEEDS_ATTENTION");
        assertThat(compared.path("report").path("people").asInt()).isEqualTo(PEOPLE);
    }

    private void versions(GatewayProcess gateway) throws Exception {
        Path broken = mapping("broken", "Descripton");
        assertThat(answer(1, "activate", Platforms.CRM, broken.toString()).out())
                .contains("nothing was activated");
        Path file = mapping("longer", "Description");
        String version = fine("activate", Platforms.CRM, file.toString(), "--json")
                .path("active")
                .path("version")
                .asText();
        JsonNode versions = fine("versions", Platforms.CRM, "--json").path("versions");
        assertThat(versions.findValuesAsText("version")).contains(version);
        assertThat(answer(0, "check", Platforms.CRM).out())
                .contains("(" + version + "), in force instead of the configured file: no problems");
        JsonNode back = fine("rollback", Platforms.CRM, "--json");
        assertThat(back.path("before").asText()).isEqualTo(version);
        // What it shows is looked for every second while nothing is delivered.
        await("the gateway to follow")
                .atMost(SOON)
                .until(() -> !Operator.OPERATOR
                        .get(gateway.uri(), "/api/crms/" + Platforms.CRM + "/mapping")
                        .path("version")
                        .asText()
                        .equals(version));
    }

    private void rehearse() throws Exception {
        // The record that the validation rule refuses is no mistake that metadata shows.
        Path file = mapping("longer", "Description");
        JsonNode rehearsed = fine("rehearse", Platforms.CRM, file.toString(), "--propose", "--json");
        assertThat(rehearsed.path("report").path("scope").path("people").asInt())
                .isEqualTo(PEOPLE);
        assertThat(rehearsed.path("report").path("recorded").path("refusals").asInt())
                .isZero();
        assertThat(fine("remap", "--json").get(0).path("state").asText()).isEqualTo("PROPOSED");
        fine("remap", rehearsed.path("changeSet").path("id").asText(), "--drop", "--json");
        platforms.salesforce().org().removeValidationRule("No_Forbidden_Words");
        fine("parked", "replay", "--all", "--json");
        await("what was parked to be written")
                .atMost(SOON)
                .until(() ->
                        platforms.salesforce().records("WhatsApp_Message__c").size() == PEOPLE + 1);
    }

    private void report() throws Exception {
        String file = mapping("longer", "Description").toString();
        Path page = folder.resolve("report.html");
        Answer told = answer(0, "rehearse", Platforms.CRM, file, "--format", "html", "--out", page.toString());
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("the report is in");
        assertThat(page).content().startsWith("<!doctype html>").contains("Description");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(page)))
                .isEqualTo("rw-------");
        assertThat(answer(0, "rehearse", Platforms.CRM, file).out()).contains("case (Case): " + PEOPLE + " changed");
        WhatsAppCustomer other = platforms.whatsapp().customer("Somebody", "15550193000");
        Path recorded = Files.write(
                folder.resolve("recorded.json"), platforms.whatsapp().webhook(other.text("Recorded")));
        JsonNode scope = fine("rehearse", Platforms.CRM, file, "--fixtures", recorded.toString(), "--json")
                .path("report")
                .path("scope");
        assertThat(scope.path("people").asInt()).isEqualTo(1);
        assertThat(answer(2, "rehearse", Platforms.CRM, file, "--json", "--format", "html")
                        .err())
                .contains("contradict each other");
        assertThat(answer(
                                1,
                                "rehearse",
                                Platforms.CRM,
                                mapping("broken", "Descripton").toString())
                        .out())
                .contains("Descripton");
    }

    private void remap() throws Exception {
        String file = mapping("longer", "Description").toString();
        JsonNode set =
                fine("rehearse", Platforms.CRM, file, "--propose", "--json").path("changeSet");
        assertThat(set.path("people").asInt()).isEqualTo(PEOPLE);
        String number = set.path("id").asText();
        assertThat(answer(2, "remap", number, "--apply").err()).contains("activate the version first");
        fine("activate", Platforms.CRM, file, "--json");
        JsonNode applied = fine("remap", number, "--apply", "--wait", "--json").get(0);
        assertThat(applied.path("state").asText()).isEqualTo("DONE");
        await("the cases to be written anew")
                .atMost(SOON)
                .until(() -> platforms.salesforce().records("Case").stream()
                        .allMatch(row -> row.get("Description") != null));
    }

    private void heal(Standing standing) throws Exception {
        standing.awaitAllDelivered(SOON);
        Map<String, Object> lost =
                platforms.salesforce().records("WhatsApp_Message__c").get(0);
        SalesforceUser.of(platforms).delete("WhatsApp_Message__c", String.valueOf(lost.get("Id")));
        assertThat(answer(1, "parity", Platforms.CRM, "--restart", "--heal", "--json")
                        .json()
                        .path("healed")
                        .asInt())
                .isEqualTo(1);
        await("what was lost to be written again")
                .atMost(SOON)
                .until(() ->
                        platforms.salesforce().records("WhatsApp_Message__c").size() == PEOPLE + 1);
    }

    private JsonNode fine(String... words) {
        return answer(0, words).json();
    }

    /** @param code -1 for any */
    private Answer answer(int code, String... words) {
        Answer answer = line.run(words);
        if (code >= 0) {
            assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        }
        assertThat(answer.err()).doesNotContain("\tat ");
        return answer;
    }
}
