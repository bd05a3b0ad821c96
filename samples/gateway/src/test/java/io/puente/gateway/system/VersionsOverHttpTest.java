package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.gateway.system.Operator.Answer;
import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.store.Remaps.Concerned;
import io.puente.store.jdbc.JdbcStores;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mapping versions and change sets as an operator meets them: what is answered, and what is refused with which words. */
class VersionsOverHttpTest {
    private static final String MAPPING = "/api/crms/" + Platforms.CRM + "/mapping/";
    private static final List<ContactKey> PEOPLE =
            List.of(new ContactKey("aaaaaaaaaaaaaaaaaaaaaaaaaa"), new ContactKey("bbbbbbbbbbbbbbbbbbbbbbbbbb"));

    @TempDir
    Path folder;

    private Path configured;
    private Platforms platforms;
    private GatewayHere gateway;

    @BeforeEach
    void start() throws Exception {
        platforms = Platforms.start();
        configured = Files.writeString(folder.resolve("mine.yaml"), CaseOverlay.of("Description: { const: first }"));
        Map<String, String> settings = platforms.settings();
        settings.put("puente.targets." + Platforms.CRM + ".mapping", configured.toString());
        gateway = GatewayHere.start(folder.resolve("data"), settings);
        new Standing(uri()).provision();
    }

    @AfterEach
    void stop() {
        gateway.close();
        platforms.close();
    }

    @Test
    void fileBodyAndStoredVersionAreActivatedAndRolledBack() throws Exception {
        String first = running();
        Files.writeString(configured, CaseOverlay.of("Description: { const: second }"));
        assertThat(running()).isEqualTo(first);

        JsonNode second = done(post("activate", ""));
        assertThat(running()).isEqualTo(second.path("version").asText()).isNotEqualTo(first);
        assertThat(second.path("source").asText()).isEqualTo("COMMAND");
        assertThat(second.path("by").asText()).isEqualTo(Operator.OPERATOR.name());

        JsonNode third = done(post("activate", CaseOverlay.of("Description: { const: third }")));
        assertThat(running()).isEqualTo(third.path("version").asText());

        done(post("activate?version=" + first, ""));
        assertThat(running()).isEqualTo(first);

        JsonNode back = done(post("rollback", ""));
        assertThat(back.path("source").asText()).isEqualTo("ROLLBACK");
        assertThat(running()).isEqualTo(third.path("version").asText());
        done(post("rollback?version=" + second.path("version").asText(), ""));
        assertThat(running()).isEqualTo(second.path("version").asText());

        JsonNode standing = done(send("GET", MAPPING + "versions", ""));
        assertThat(standing.path("versions").findValuesAsText("version"))
                .containsExactlyInAnyOrder(
                        first,
                        second.path("version").asText(),
                        third.path("version").asText());
        assertThat(standing.path("activations").findValuesAsText("source"))
                .containsExactly("ROLLBACK", "ROLLBACK", "COMMAND", "COMMAND", "COMMAND", "START");
    }

    @Test
    void whatTheCrmWouldRefuseIsListedWholeAndNotActivated() throws Exception {
        String first = running();
        String wrong = CaseOverlay.of("Descripton: { const: x }", "WhatsApp_Status__c: { const: Extreme }");

        Answer refused = post("activate", wrong);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(problems(refused))
                .hasSize(2)
                .anyMatch(text -> text.contains("the file sent:7:") && text.contains("'Descripton'"))
                .anyMatch(text -> text.contains("the file sent:8:") && text.contains("Extreme"));
        assertThat(running()).isEqualTo(first);

        Files.writeString(configured, wrong);
        assertThat(problems(post("activate", ""))).hasSize(2).allMatch(text -> text.startsWith("mine.yaml:"));

        String forced = done(post("activate?force=true", "")).path("version").asText();
        assertThat(running()).isEqualTo(forced);
    }

    @Test
    void aConfiguredFileThatIsGoneIsSaid() throws Exception {
        Files.delete(configured);
        for (String what : List.of("activate", "rehearsal")) {
            Answer refused = post(what, "");
            assertThat(refused.status()).as(what).isEqualTo(400);
            assertThat(problems(refused)).singleElement().asString().contains("cannot be read", "mine.yaml");
        }
    }

    /** Whoever mends the one must not learn of the other only then. */
    @Test
    void aFilesOwnMistakesAndWhatTheCrmWouldRefuseAreOneList() throws Exception {
        String first = running();
        String wrong = CaseOverlay.of("Descripton: { const: x }", "Subject: { vaule: engagement.subject }");
        Files.writeString(configured, wrong);
        for (String what : List.of("activate", "activate?force=true", "rehearsal")) {
            for (String body : List.of(wrong, "")) {
                Answer answer = post(what, body);
                assertBad(answer, "did you mean 'value'?");
                assertThat(problems(answer))
                        .as(what)
                        .anyMatch(text -> text.contains(":7:") && text.contains("did you mean 'Description'?"))
                        .allMatch(text -> body.isEmpty() == text.startsWith("mine.yaml:"));
            }
        }
        assertThat(running()).isEqualTo(first);
    }

    @Test
    void whatCannotBeMeantIsAnsweredWithWhatIsAllowed() throws Exception {
        String first = running();
        assertBad(post("activate", "version: 1\ncrm: salesforce\nobjets: []\nextends: default\n"), "objets");
        assertBad(post("activate?version=" + first, CaseOverlay.of("Description: { const: x }")), "not both");
        assertBad(post("activate?version=unheard", ""), "no mapping version 'unheard'");
        assertBad(post("rollback?version=unheard", ""), "no mapping version 'unheard'");
        assertBad(post("rollback", ""), "there is no version of sales");
        for (String path : List.of("activate", "rollback")) {
            assertBad(send("POST", "/api/crms/salse/mapping/" + path, ""), "no CRM is named 'salse'; there are sales");
        }
        assertBad(send("GET", "/api/crms/salse/mapping/versions", ""), "no CRM is named 'salse'; there are sales");
        Files.delete(configured);
        assertThat(post("activate", "").status()).isEqualTo(400);
        assertThat(running()).isEqualTo(first);
    }

    @Test
    void aChangeSetIsReviewedThenAppliedOrDropped() throws Exception {
        long kept = propose(running());
        long unwanted = propose(running());
        long ofAnother = propose("another");

        assertThat(done(send("GET", "/api/remaps", "")).findValuesAsText("id"))
                .containsExactly("" + ofAnother, "" + unwanted, "" + kept);
        assertThat(done(send("GET", "/api/remaps?crm=sales&limit=1", ""))).hasSize(1);
        JsonNode one = done(send("GET", "/api/remaps/" + kept, ""));
        assertThat(one.path("state").asText()).isEqualTo("PROPOSED");
        assertThat(one.path("people").asInt()).isEqualTo(2);
        String people = "/api/remaps/" + kept + "/people";
        assertThat(done(send("GET", people + "?limit=1", "")).findValuesAsText("contact"))
                .containsExactly(PEOPLE.get(0).value());
        assertThat(done(send("GET", people + "?after=" + PEOPLE.get(0).value(), ""))
                        .findValuesAsText("contact"))
                .containsExactly(PEOPLE.get(1).value());

        JsonNode applied = done(send("POST", "/api/remaps/" + kept + "/apply", ""));
        assertThat(applied.path("state").asText()).isIn("APPLYING", "DONE");
        assertThat(applied.path("decidedBy").asText()).isEqualTo(Operator.OPERATOR.name());
        JsonNode dropped = done(send("DELETE", "/api/remaps/" + unwanted, ""));
        assertThat(dropped.path("state").asText()).isEqualTo("DROPPED");

        Answer late = send("POST", "/api/remaps/" + unwanted + "/apply", "");
        assertThat(late.status()).isEqualTo(409);
        assertThat(problems(late))
                .containsExactly("the change set " + unwanted + " is dropped: another rehearsal makes a new one");
        Answer early = send("POST", "/api/remaps/" + ofAnother + "/apply", "");
        assertThat(early.status()).isEqualTo(409);
        assertThat(problems(early)).singleElement().asString().endsWith("; activate the version first");

        for (String path : List.of(
                "GET /api/remaps/99",
                "GET /api/remaps/99/people",
                "POST /api/remaps/99/apply",
                "DELETE /api/remaps/99")) {
            String[] parts = path.split(" ");
            assertBad(send(parts[0], parts[1], ""), "there is no change set with the number 99");
        }
    }

    private URI uri() {
        return gateway.uri();
    }

    private String running() throws InterruptedException {
        return done(send("GET", MAPPING + "versions", "")).path("running").asText();
    }

    private long propose(String version) {
        var concerned = PEOPLE.stream().map(person -> new Concerned(person, 1)).toList();
        return gateway.context()
                .getBean(JdbcStores.class)
                .remaps()
                .propose(
                        new TargetId(Platforms.CRM),
                        version,
                        concerned,
                        Clock.systemUTC().instant(),
                        "ana")
                .id();
    }

    private Answer post(String what, String body) throws InterruptedException {
        return send("POST", MAPPING + what, body);
    }

    private Answer send(String method, String path, String body) throws InterruptedException {
        return Operator.OPERATOR.answer(uri(), method, path, body);
    }

    private static JsonNode done(Answer answer) {
        assertThat(answer.status()).as(answer.body().toPrettyString()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> problems(Answer answer) {
        return java.util.stream.StreamSupport.stream(
                        answer.body().path("problems").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static void assertBad(Answer answer, String words) {
        assertThat(answer.status()).as(answer.body().toPrettyString()).isEqualTo(400);
        assertThat(problems(answer)).anyMatch(text -> text.contains(words));
    }
}
