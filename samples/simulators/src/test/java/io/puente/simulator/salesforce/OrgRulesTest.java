package io.puente.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.SimulatorClock;
import io.puente.simulator.salesforce.org.DuplicateRule;
import io.puente.simulator.salesforce.org.ValidationRule;
import io.puente.simulator.salesforce.rest.ApiUsage.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrgRulesTest {
    private final SimulatorClock clock = SimulatorClock.fixed(Instant.parse("2026-11-22T10:15:30.900Z"));
    private final SalesforceSimulator salesforce = SalesforceSimulator.start(
            SalesforceSimulatorSettings.demo().withClock(clock).withDailyApiRequests(50));
    private final RestClient client = RestClient.login(salesforce);

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @ParameterizedTest(name = "Sforce-Auto-Assign: {0}")
    @CsvSource({"FALSE, false", "TRUE, true", "01QgL0000000001, true"})
    void assignmentRulesTakeTheCaseUnlessToldNotTo(String header, boolean taken) {
        String queue = client.query("SELECT Id FROM Group WHERE DeveloperName = 'Default_Case_Queue'")
                .json()
                .path("records")
                .path(0)
                .path("Id")
                .asText();
        String me = salesforce.org().userId("admin@demo.puente").orElseThrow();

        String id = client.create("Case", "{\"OwnerId\":\"" + me + "\"}");
        assertThat(salesforce.records("Case").get(0).get("OwnerId")).isEqualTo(me);
        client.with("Sforce-Auto-Assign", header).patch("/sobjects/Case/" + id, "{\"Subject\":\"x\"}");

        assertThat(salesforce.records("Case").get(0).get("OwnerId")).isEqualTo(taken ? queue : me);
    }

    @Test
    void theAdministratorsWordsComeBackWordForWord() {
        salesforce
                .org()
                .addValidationRule(new ValidationRule(
                        "Case",
                        "Reason_Needed",
                        row -> Boolean.TRUE.equals(row.get("IsClosed")) && row.get("Reason") == null,
                        "¡Falta el motivo!",
                        "Reason"));
        RestClient.Reply reply = client.post("/sobjects/Case", "{\"Status\":\"Closed\"}");

        assertThat(reply.errorCode()).isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION");
        assertThat(reply.message()).isEqualTo("¡Falta el motivo!");
        assertThat(reply.json().path(0).path("fields").path(0).asText()).isEqualTo("Reason");
        salesforce.org().removeValidationRule("Reason_Needed");
        assertThat(client.post("/sobjects/Case", "{\"Status\":\"Closed\"}").status())
                .isEqualTo(201);
    }

    @ParameterizedTest(name = "blocks {0}, header {1}")
    @CsvSource({"false, '', 400", "false, allowSave=true, 201", "true, allowSave=true, 400"})
    void duplicateRulesWarnOrBlock(boolean blocks, String header, int status) {
        client.create("Contact", "{\"LastName\":\"Ruiz\",\"MobilePhone\":\"+34600000001\"}");
        salesforce
                .org()
                .addDuplicateRule(new DuplicateRule(
                        "Contact", "Same_Mobile", List.of("MobilePhone"), blocks, "Use one of these records?"));

        RestClient.Reply reply = client.with("Sforce-Duplicate-Rule-Header", header)
                .post("/sobjects/Contact", "{\"LastName\":\"Other\",\"MobilePhone\":\"+34600000001\"}");

        assertThat(reply.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(reply.errorCode()).isEqualTo("DUPLICATES_DETECTED");
            JsonNode found = reply.json()
                    .path(0)
                    .path("duplicateResut")
                    .path("matchResults")
                    .path(0);
            assertThat(found.path("matchRecords")
                            .path(0)
                            .path("record")
                            .path("Id")
                            .asText())
                    .startsWith("003");
        }
    }

    @Test
    void aClosedCaseIsClosedAndItsFieldsFollow() {
        String contact = client.create("Contact", "{\"LastName\":\"R\",\"MobilePhone\":\"123\"}");
        String id = client.create("Case", "{\"ContactId\":\"" + contact + "\",\"Comments\":\"call back\"}");
        clock.advance(Duration.ofMinutes(5));
        client.patch("/sobjects/Case/" + id, "{\"Status\":\"closed\"}");

        JsonNode row = client.get("/sobjects/Case/" + id).json();
        assertThat(row.path("CaseNumber").asText()).isEqualTo("00000001");
        assertThat(row.path("Status").asText()).isEqualTo("Closed");
        assertThat(row.path("IsClosed").asBoolean()).isTrue();
        assertThat(row.path("ClosedDate").asText()).isEqualTo("2026-11-22T10:20:30.000+0000");
        assertThat(row.path("CreatedDate").asText()).isEqualTo("2026-11-22T10:15:30.000+0000");
        assertThat(row.path("ContactMobile").asText()).isEqualTo("123");
        assertThat(row.path("Comments").isNull()).isTrue();
        assertThat(salesforce.records("CaseComment"))
                .singleElement()
                .satisfies(comment -> assertThat(comment.get("CommentBody")).isEqualTo("call back"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            fits            | a | 4000 | 201
            too long        | a | 4001 | 400
            two bytes each  | é | 2000 | 201
            over in bytes   | é | 2001 | 400
            escaped to five | & | 800  | 201
            over, escaped   | & | 801  | 400
            """)
    void commentsAreMeasuredInBytesOfEscapedText(String name, String letter, int times, int status) {
        String id = client.create("Case", "{}");

        assertThat(client.post(
                                "/sobjects/CaseComment",
                                "{\"ParentId\":\"" + id + "\",\"CommentBody\":\"" + letter.repeat(times) + "\"}")
                        .status())
                .isEqualTo(status);
    }

    @Test
    void controlCharactersAreDroppedAndLoneSurrogatesReplaced() {
        client.create("Case", "{\"Subject\":\"a\\u0000b\\u0007c\\ud83d d\\uD83D\\uDE00\"}");

        assertThat(salesforce.records("Case").get(0).get("Subject")).isEqualTo("abc? d😀");
    }

    @ParameterizedTest
    @EnumSource
    void eitherLimitCanBeScripted(Limit limit) {
        salesforce.apiUsage().refuse(limit, 1);

        RestClient.Reply refused = client.get("/sobjects/");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        assertThat(refused.message()).startsWith(limit == Limit.DAILY ? "TotalRequests" : "ConcurrentRequests");
        assertThat(client.get("/sobjects/").status()).isEqualTo(200);
    }

    @Test
    void theDailyAllowanceEndsAndComesBack() {
        salesforce.apiUsage().max(1);
        assertThat(client.get("/sobjects/").status()).isEqualTo(200);

        assertThat(client.get("/sobjects/").message()).isEqualTo("TotalRequests Limit exceeded.");
        assertThat(client.get("/limits")
                        .json()
                        .path("DailyApiRequests")
                        .path("Remaining")
                        .asInt())
                .isZero();
        clock.advance(Duration.ofHours(25));
        assertThat(RestClient.login(salesforce).get("/sobjects/").status()).isEqualTo(200);
    }

    @Test
    void ownersMustBeUsersOrQueuesOfThatObject() {
        String other = salesforce.org().addQueue("Leads only", "Leads_Only", "Account");
        String mine = salesforce.org().addQueue("WhatsApp", "WhatsApp", "Case");

        assertThat(client.post("/sobjects/Case", "{\"OwnerId\":\"" + other + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.post("/sobjects/Case", "{\"OwnerId\":\"" + mine + "\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aChangeMadeMeanwhileFailsThePrecondition() {
        String id = client.create("Case", "{}");
        RestClient careful = client.with("If-Unmodified-Since", "Sun, 22 Nov 2026 10:00:00 GMT");

        assertThat(careful.patch("/sobjects/Case/" + id, "{\"Subject\":\"x\"}").status())
                .isEqualTo(412);
    }
}
