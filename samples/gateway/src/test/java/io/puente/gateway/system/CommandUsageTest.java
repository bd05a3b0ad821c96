package io.puente.gateway.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
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
                arguments("a number is a number", "parked list --limit many", "'many' is no whole number"),
                arguments("replay of everything is said", "parked replay", "or --all of them"),
                arguments("replay of everything or a part", "parked replay --all --kind X", "or --all of them"),
                arguments("whom the doctor knows", "doctor salse", "there are gateway, whatsapp"),
                arguments("a file is for one CRM", "check --file mapping.yaml", "--file needs the name of the CRM"),
                arguments("restart or status", "backfill sales --restart --status", "contradict each other"),
                arguments("which change set", "remap --apply", "need the number of a change set"),
                arguments("json or a format", "rehearse sales m.yaml --json --format text", "contradict each other"),
                arguments("a change set has a number", "remap abc", "'abc' is no whole number"),
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

    static Stream<Arguments> mistakesAsJson() {
        return Stream.of(
                arguments("no such command", "chek --json", "chek", "Did you mean: puente check"),
                arguments("asked for before the command", "--json chek", "Unknown option", "'puente --help' shows"),
                arguments("no such option", "check --json --lmit 3", "'--lmit'", "'puente check --help' shows"),
                arguments("asked for after the mistake", "check --lmit 3 --json", "'--lmit'", "'puente check --help'"),
                arguments("in full", "check --lmit --json=true", "'--lmit'", "'puente check --help' shows"),
                arguments("a part of a part", "parked lst --json", "lst", "Did you mean: parked list"),
                arguments("a part is missing", "parked --json", "Unknown option: '--json'", "'puente parked --help'"),
                arguments("missing", "parked show --json", "parameter: 'KEY'", "'puente parked show --help' shows"),
                arguments(
                        "no number",
                        "parked list --json --limit many",
                        "'many' is no whole number",
                        "list --help' shows"),
                arguments("exclusive", "provision --json --plan --apply", "mutually exclusive", "provision --help"),
                arguments("help for nothing", "help chek --json", "chek", "'puente --help' shows"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakesAsJson")
    void isToldInTheFormThatWasAskedFor(String name, String line, String error, String detail) {
        var answer = new CommandLineHere(folder, Map.of()).run(line.split(" "));
        assertThat(answer.code()).as(answer.toString()).isEqualTo(2);
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("error", "details");
        assertThat(answer.json().path("error").asText()).contains(error).doesNotContain("\n");
        assertThat(answer.json().path("details"))
                .extracting(node -> node.asText())
                .anySatisfy(text -> assertThat(text).contains(detail));
        assertThat(answer.err()).contains(error, detail).doesNotContain("\tat ", "Exception");
    }

    @Test
    void whatIsNoOptionAsksForNoForm() {
        var answer = new CommandLineHere(folder, Map.of()).run("trace", "--lmit", "--", "--json");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
    }

    static Stream<Arguments> unusableSettings() {
        return Stream.of(
                arguments("a file that is not there", "--spring.config.import=file:nowhere.yaml", "nowhere.yaml"),
                arguments(
                        "a file that is no YAML",
                        "--spring.config.import=file:{folder}/broken.yaml",
                        "line 2, column 9"),
                arguments("a value of another kind", "--puente.drift.metadata-max-age=soon", "metadata-max-age"),
                arguments("no level", "--logging.level.root=LOUD", "LOUD"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unusableSettings")
    void settingsThatCannotBeReadAreToldInTheFormThatWasAskedFor(String name, String setting, String says)
            throws IOException {
        Files.writeString(folder.resolve("broken.yaml"), "puente:\n  data: [unclosed\n");
        var answer = new CommandLineHere(folder, Map.of())
                .run("parked", "list", "--json", setting.replace("{folder}", folder.toString()));
        assertThat(answer.code()).as(answer.toString()).isEqualTo(2);
        assertThat(answer.json().path("error").asText()).isEqualTo("the settings need your attention:");
        assertThat(answer.json().path("details"))
                .extracting(node -> node.asText())
                .anySatisfy(text -> assertThat(text).contains(says));
        assertThat(answer.err()).contains(says).doesNotContain("\tat ");
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
