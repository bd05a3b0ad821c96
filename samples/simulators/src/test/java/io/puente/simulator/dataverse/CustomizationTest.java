package io.puente.simulator.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.dataverse.org.Customization;
import io.puente.simulator.dataverse.schema.ColumnType;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody changes in the maker portal: the metadata show it, and writes are refused or ignored by it. */
class CustomizationTest {
    private static final String CONTACT = "{\"lastname\":\"Prueba\",\"gendercode\":1}";
    private static final String COLUMN = "/EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='lastname')";

    private final DataverseSimulator dataverse = DataverseSimulator.start(DataverseSimulatorSettings.demo());
    private final WebApiClient client = WebApiClient.login(dataverse).with("Consistency", "Strong");

    @AfterEach
    void stop() {
        dataverse.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                row("deleted", c -> c.deleteColumn("contact", "lastname"), f -> !f.has("LogicalName"), "0x80048d19"),
                row(
                        "another type",
                        c -> c.changeType("contact", "lastname", ColumnType.INTEGER),
                        f -> f.path("AttributeType").asText().equals("Integer"),
                        "0x80048d19"),
                row("shortened", c -> c.shorten("contact", "lastname", 3), f -> f.has("LogicalName"), "0x80044331"),
                row(
                        "secured",
                        c -> c.secure("contact", "lastname"),
                        f -> f.path("IsSecured").asBoolean(),
                        "0x8004f502"),
                row(
                        "option deleted",
                        c -> c.deleteOption("contact", "gendercode", 1),
                        f -> f.has("LogicalName"),
                        "0x8004431a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void isShownAndRefused(String row, Consumer<Customization> change, Predicate<JsonNode> shown, String code) {
        client.create("contacts", CONTACT);
        change.accept(dataverse.customization());

        assertThat(shown.test(client.get(COLUMN).json())).isTrue();
        assertThat(client.post("/contacts", CONTACT).code()).isEqualTo(code);
    }

    @Test
    void aValueThatNobodyMayWriteIsIgnored() {
        dataverse.customization().makeReadOnly("contact", "lastname");

        assertThat(client.get(COLUMN).json().path("IsValidForCreate").asBoolean())
                .isFalse();
        client.create("contacts", CONTACT);
        assertThat(dataverse.records("contact").get(0).get("lastname")).isNull();
    }

    private static Arguments row(String name, Consumer<Customization> change, Predicate<JsonNode> shown, String code) {
        return Arguments.of(name, change, shown, code);
    }
}
