package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is typed wrongly is answered in one line that says what is allowed, with exit code 2 and no stack trace. */
class CommandUsageTest {

    @TempDir
    Path folder;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("no such command", "chek", "Did you mean: puente check"),
                arguments("no such option", "check --jsn", "Unknown option: '--jsn'"),
                arguments("neither plan nor apply", "provision", "(--plan | --apply)"),
                arguments("plan and apply", "provision --plan --apply", "mutually exclusive"),
                arguments("a part of parked is missing", "parked", "list, show or replay is missing"),
                arguments("which record", "parked show", "Missing required parameter: 'KEY'"),
                arguments("which CRM", "backfill", "Missing required parameter: 'CRM'"),
                arguments("which file", "rehearse sales", "Missing required parameter: 'FILE'"),
                arguments("a number is a number", "parked list --limit many", "'many' is not an int"),
                arguments("replay of everything is said", "parked replay", "or --all of them"),
                arguments("replay of everything or a part", "parked replay --all --kind X", "or --all of them"),
                arguments("whom the doctor knows", "doctor salse", "there are gateway, whatsapp"),
                arguments("a file is for one CRM", "check --file mapping.yaml", "--file needs the name of the CRM"),
                arguments("restart or status", "backfill sales --restart --status", "contradict each other"),
                arguments("which change set", "remap --apply", "need the number of a change set"),
                arguments("json or a format", "rehearse sales m.yaml --json --format text", "contradict each other"),
                arguments("no such format", "rehearse sales m.yaml --format pdf", "expected one of"),
                arguments("no conversations", "rehearse sales m.yaml --conversations 0", "must be at least 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isToldWhatIsAllowed(String name, String line, String says) {
        var answer = new CommandLineHere(folder, Map.of()).run(line.split(" "));
        assertThat(answer.code()).as(answer.toString()).isEqualTo(2);
        if (!line.contains("--json")) {
            assertThat(answer.out()).isEmpty();
        }
        assertThat(answer.err()).contains(says).doesNotContain("\tat ", "Exception");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void everyCommandHasHelpWithAnExample(String command) {
        var answer = new CommandLineHere(folder, Map.of()).run((command + " --help").split(" "));
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Usage: puente " + command, "Example:", "--json");
    }

    static Stream<String> commands() {
        return Stream.of(
                "check",
                "doctor",
                "provision",
                "parked list",
                "parked show",
                "parked replay",
                "replay",
                "trace",
                "backfill",
                "parity",
                "rehearse",
                "activate",
                "rollback",
                "versions",
                "remap");
    }

    @Test
    void withWrongSettingsCheckListsThemAndOthersDoNotRun() {
        var line = new CommandLineHere(folder, Map.of("puente.media.retries", "3"));
        var check = line.run("check", "--json");
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.json().path("settings"))
                .extracting(node -> node.asText())
                .anySatisfy(text -> assertThat(text).startsWith("puente.whatsapp.verify-token is missing"))
                .anySatisfy(text -> assertThat(text).startsWith("puente.media.retries is not a setting"));

        var parked = line.run("parked", "list", "--json");
        assertThat(parked.code()).isEqualTo(2);
        assertThat(parked.json().path("error").asText()).contains("settings need your attention");
    }
}
