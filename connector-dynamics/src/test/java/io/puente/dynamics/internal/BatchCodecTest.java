package io.puente.dynamics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.dynamics.internal.RecordPlan.Mode;
import io.puente.dynamics.internal.RecordPlan.State;
import io.puente.dynamics.internal.WriteSettings.ResolvedCases;
import io.puente.dynamics.internal.WriteSettings.Routing;
import io.puente.spi.Change;
import io.puente.spi.ExternalKey;
import io.puente.spi.ObjectName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCodecTest {
    private static final String TYPE = "multipart/mixed; boundary=batchresponse_1";
    private static final WriteSettings SETTINGS = new WriteSettings(Routing.FLAG, ResolvedCases.LEAVE, false);

    @Test
    void aLooseRequestAndAChangeSetAsDataverseReadsThem() {
        WriteUnit loose = unit("aa", Optional.empty());
        WriteUnit set = unit("bb", Optional.of(new State(1, 2)));

        String body = new String(BatchCodec.body("/api/data/v9.2", List.of(loose, set)), StandardCharsets.UTF_8);

        assertThat(body.replace("\r\n", "\n"))
                .isEqualTo("""
                --batch_puente
                Content-Type: application/http
                Content-Transfer-Encoding: binary

                PATCH /api/data/v9.2/rows(%1$s)?$select=rowid HTTP/1.1
                Content-Type: application/json; type=entry
                Prefer: return=representation

                {"text":"ñ"}
                --batch_puente
                Content-Type: multipart/mixed; boundary="changeset_1"

                --changeset_1
                Content-Type: application/http
                Content-Transfer-Encoding: binary
                Content-ID: 1

                PATCH /api/data/v9.2/rows(%2$s)?$select=rowid HTTP/1.1
                Content-Type: application/json; type=entry
                Prefer: return=representation

                {"text":"ñ"}
                --changeset_1
                Content-Type: application/http
                Content-Transfer-Encoding: binary
                Content-ID: 2

                PATCH /api/data/v9.2/rows(%2$s) HTTP/1.1
                Content-Type: application/json; type=entry
                If-Match: *

                {"statecode":1,"statuscode":2}
                --changeset_1--

                --batch_puente--
                """.formatted(NameUuid.of("row", "aa"), NameUuid.of("row", "bb")));
        assertThat(body.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    }

    @Test
    void answersStandInTheOrderOfTheUnits() {
        List<WriteUnit> units = List.of(unit("aa", Optional.empty()), unit("bb", Optional.of(new State(1, 2))));
        List<List<BatchPart>> answers = BatchCodec.answers(
                        bytes(part("201 Created", "{\"rowid\":\"1\"}")
                                + set(part("200 OK", "{\"rowid\":\"2\"}"), part("204 No Content", ""))
                                + "--batchresponse_1--\r\n"),
                        TYPE,
                        units)
                .orElseThrow();

        assertThat(answers.get(0)).extracting(BatchPart::status).containsExactly(201);
        assertThat(answers.get(0).get(0).json().orElseThrow().path("rowid").asText())
                .isEqualTo("1");
        assertThat(answers.get(1)).extracting(BatchPart::status).containsExactly(200, 204);
        assertThat(answers.get(1).get(1).json()).isEmpty();
    }

    @Test
    void aRefusedChangeSetIsOneErrorInsideOrInsteadOfItsOwnMultipart() {
        List<WriteUnit> units = List.of(unit("bb", Optional.of(new State(1, 2))));
        String error = part("400 Bad Request", "{\"error\":{\"code\":\"0x80040265\",\"message\":\"no\"}}");
        for (String answer : List.of(error, set(error))) {
            List<List<BatchPart>> answers = BatchCodec.answers(bytes(answer + "--batchresponse_1--\r\n"), TYPE, units)
                    .orElseThrow();
            assertThat(answers.get(0))
                    .singleElement()
                    .satisfies(part -> assertThat(part.error().code()).isEqualTo("0x80040265"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>sign in</html>",
                "--batchresponse_1--\r\n",
                "--batchresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n",
                "--batchresponse_1\r\nContent-Type: application/http\r\n\r\nnonsense\r\n\r\n\r\n--batchresponse_1--",
                "--batchresponse_1\r\n\r\n--batchresponse_1--",
                "--batchresponse_1--batchresponse_1--batchresponse_1",
                "--batchresponse_1"
            })
    void whatIsCutOrIsNoBatchIsUnreadable(String body) {
        assertThat(BatchCodec.answers(bytes(body), TYPE, List.of(unit("aa", Optional.empty()))))
                .isEmpty();
    }

    @Test
    void anotherNumberOfAnswersIsUnreadable() {
        String two = part("204 No Content", "") + part("204 No Content", "") + "--batchresponse_1--";

        assertThat(BatchCodec.answers(bytes(two), TYPE, List.of(unit("aa", Optional.empty()))))
                .isEmpty();
        assertThat(BatchCodec.answers(bytes(two), "text/html", List.of(unit("aa", Optional.empty()))))
                .isEmpty();
        // A success for half of a change set is no answer.
        assertThat(BatchCodec.answers(
                        bytes(set(part("204 No Content", "")) + "--batchresponse_1--"),
                        TYPE,
                        List.of(unit("aa", Optional.of(new State(1, 2))))))
                .isEmpty();
    }

    @Test
    void everyCutOfAnAnswerIsUnreadableOrWhole() {
        String whole = part("201 Created", "{\"rowid\":\"1\"}")
                + set(part("200 OK", "{\"rowid\":\"2\"}"), part("204 No Content", "")) + "--batchresponse_1--";
        List<WriteUnit> units = List.of(unit("aa", Optional.empty()), unit("bb", Optional.of(new State(1, 2))));
        for (int length = 0; length < whole.length(); length++) {
            assertThat(BatchCodec.answers(bytes(whole.substring(0, length)), TYPE, units))
                    .as("cut at " + length)
                    .isEmpty();
        }
        assertThat(BatchCodec.answers(bytes(whole), TYPE, units)).isPresent();
    }

    private static String part(String status, String json) {
        return "--batchresponse_1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                + "HTTP/1.1 " + status + "\r\nOData-Version: 4.0\r\n\r\n" + json + "\r\n";
    }

    private static String set(String... parts) {
        StringBuilder set =
                new StringBuilder("--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=cs_9\r\n\r\n");
        for (String part : parts) {
            set.append(part.replace("--batchresponse_1\r\n", "--cs_9\r\n"));
        }
        return set.append("--cs_9--\r\n").toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static WriteUnit unit(String key, Optional<State> state) {
        Table table = new Table("row", "rows", "rowid", "Row", true, Map.of(), Set.of(), Set.of(), Map.of());
        Change change = new Change(
                new ObjectName("row"), new ExternalKey("k", key), null, "lane", Map.of(), List.of(), false, false);
        RecordPlan plan = new RecordPlan(change, table, Mode.UPSERT, table.byKey("k", key), state, Optional.empty());
        return WriteUnit.of(
                plan,
                json -> {
                    json.writeStartObject();
                    json.writeStringField("text", "ñ");
                    json.writeEndObject();
                },
                SETTINGS);
    }
}
