package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.repository.DataType;
import io.puente.simulator.siebel.repository.FieldRule;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What somebody changes in Tools: describe shows it, and writes are refused by it. */
class CustomizationTest {
    private static final String ACTIONS = "/data/Action/Action";
    private static final String ACTION = "{\"Type\":\"To Do\",\"Comment\":\"A long comment\"}";

    private final SiebelSimulator siebel = SiebelSimulator.start(SiebelSimulatorSettings.demo());
    private final RestClient client = RestClient.login(siebel);

    @AfterEach
    void stop() {
        siebel.close();
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                row(
                        "removed",
                        s -> s.administration().removeField("Action", "Comment"),
                        JsonNode::isMissingNode,
                        "SBL-DAT-00398"),
                row(
                        "shortened",
                        s -> s.administration().changeField("Action", "Comment", f -> f.withLength(5)),
                        f -> f.path("x-maxLength").asInt() == 5,
                        "SBL-DAT-00235"),
                row(
                        "another type",
                        s -> s.administration().changeField("Action", "Comment", f -> f.withType(DataType.DATE)),
                        f -> f.path("x-siebel-datatype").asText().equals("DTYPE_DATE"),
                        "SBL-DAT-00359"),
                row(
                        "read-only where that is refused",
                        s -> {
                            s.behave(Behaviour.READ_ONLY_REFUSED, true);
                            s.administration().changeField("Action", "Comment", f -> f.with(FieldRule.READ_ONLY));
                        },
                        f -> f.path("x-siebel-readOnly").asBoolean(),
                        "SBL-DAT-00263"),
                row(
                        "value of a list out of use",
                        s -> s.administration().deactivateListOfValue("TODO_TYPE", "To Do"),
                        f -> !f.isMissingNode(),
                        "SBL-DAT-00225"),
                row(
                        "object not granted",
                        s -> s.administration().grant("Action", false),
                        JsonNode::isMissingNode,
                        "SBL-EAI-50297"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void isShownAndRefused(String row, Consumer<SiebelSimulator> change, Predicate<JsonNode> shown, String code) {
        client.create(ACTIONS, ACTION);
        change.accept(siebel);

        JsonNode described = client.get(ACTIONS + "/describe").json();
        assertThat(shown.test(described.at("/components/schemas/data_Action_Action_/properties/Comment")))
                .isTrue();
        assertThat(client.post(ACTIONS, ACTION).code()).isEqualTo(code);
    }

    private static Arguments row(
            String name, Consumer<SiebelSimulator> change, Predicate<JsonNode> shown, String code) {
        return Arguments.of(name, change, shown, code);
    }
}
