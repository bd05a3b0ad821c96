package io.puente.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.puente.simulator.salesforce.org.Customization;
import io.puente.simulator.salesforce.schema.FieldType;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody changes in Setup: describe shows it, and writes are refused by it. */
class CustomizationTest {
    private static final String CASE = "{\"Subject\":\"A long subject\",\"Priority\":\"Medium\"}";

    private final SalesforceSimulator salesforce = SalesforceSimulator.start(SalesforceSimulatorSettings.demo());
    private final RestClient client = RestClient.login(salesforce);

    @AfterEach
    void stop() {
        salesforce.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                row("deleted", c -> c.deleteField("Case", "Subject"), JsonNode::isMissingNode, "INVALID_FIELD"),
                row(
                        "read-only",
                        c -> c.makeReadOnly("Case", "Subject"),
                        f -> !f.path("updateable").asBoolean(),
                        "INVALID_FIELD_FOR_INSERT_UPDATE"),
                row(
                        "not creatable",
                        c -> c.makeUncreatable("Case", "Subject"),
                        f -> !f.path("createable").asBoolean()
                                && f.path("updateable").asBoolean(),
                        "INVALID_FIELD_FOR_INSERT_UPDATE"),
                row(
                        "shortened",
                        c -> c.shorten("Case", "Subject", 5),
                        f -> f.path("length").asInt() == 5,
                        "STRING_TOO_LONG"),
                row(
                        "another type",
                        c -> c.changeType("Case", "Subject", FieldType.BOOLEAN),
                        f -> f.path("type").asText().equals("boolean"),
                        "JSON_PARSER_ERROR"),
                row(
                        "a required field beside it",
                        c -> c.addRequiredField("Case", "Site__c"),
                        f -> !f.isMissingNode(),
                        "REQUIRED_FIELD_MISSING"),
                row("object deleted", c -> c.deleteObject("Case"), JsonNode::isMissingNode, "NOT_FOUND"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void isShownAndRefused(String row, Consumer<Customization> change, Predicate<JsonNode> shown, String code) {
        assertThat(client.post("/sobjects/Case", CASE).status()).isEqualTo(201);
        change.accept(salesforce.customization());

        JsonNode subject = MissingNode.getInstance();
        for (JsonNode field : client.get("/sobjects/Case/describe").json().path("fields")) {
            if (field.path("name").asText().equals("Subject")) {
                subject = field;
            }
        }
        assertThat(shown.test(subject)).isTrue();
        assertThat(client.post("/sobjects/Case", CASE).errorCode()).isEqualTo(code);
    }

    private static Arguments row(String name, Consumer<Customization> change, Predicate<JsonNode> shown, String code) {
        return Arguments.of(name, change, shown, code);
    }
}
