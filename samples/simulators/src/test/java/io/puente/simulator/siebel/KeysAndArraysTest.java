package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.siebel.records.Behaviour;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeysAndArraysTest {
    private static final String ACTIONS = "/data/Action/Action";

    private final SiebelSimulator siebel = SiebelSimulator.start(SiebelSimulatorSettings.demo());
    private final RestClient client = RestClient.login(siebel);

    @AfterEach
    void stop() {
        siebel.close();
    }

    private static String action(String fields) {
        return "{\"Type\":\"To Do\"," + fields + "}";
    }

    private List<String> comments() {
        return siebel.records("Action").stream().map(row -> row.get("Comment")).toList();
    }

    @Test
    void aSecondInsertWithTheSameUserKeyIsRefused() {
        client.create(ACTIONS, action("\"Activity UID\":\"m1\""));

        RestClient.Reply again = client.post(ACTIONS, action("\"Activity UID\":\"m1\""));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("SBL-EAI-04383");
        siebel.behave(Behaviour.SINGLE_DUPLICATE_IS_500, true);
        assertThat(client.post(ACTIONS, action("\"Activity UID\":\"m1\"")).status())
                .isEqualTo(500);
        assertThat(siebel.records("Action")).hasSize(1);
        siebel.behave(Behaviour.ROW_ID_IS_ONLY_USER_KEY, true);
        assertThat(client.post(ACTIONS, action("\"Activity UID\":\"m1\"")).status())
                .isEqualTo(200);
        assertThat(siebel.records("Action")).hasSize(2);
    }

    @Test
    void anUpsertFindsByTheFirstCompleteUserKey() {
        String id = client.put(ACTIONS, action("\"Activity UID\":\"m1\",\"Comment\":\"a\""))
                .id();
        assertThat(client.put(ACTIONS, action("\"Activity UID\":\"m1\",\"Comment\":\"b\""))
                        .id())
                .isEqualTo(id);
        assertThat(client.put(ACTIONS, action("\"Id\":\"" + id + "\",\"Comment\":\"c\""))
                        .id())
                .isEqualTo(id);
        assertThat(client.put(ACTIONS, action("\"Comment\":\"d\"")).code()).isEqualTo("SBL-EAI-04397");
        assertThat(client.put(ACTIONS, action("\"Activity UID\":\"\"")).code()).isEqualTo("SBL-EAI-04397");
        assertThat(comments()).containsExactly("c");

        assertThat(client.put(ACTIONS, action("\"Id\":\"NULL\",\"Activity UID\":\"m1\",\"Comment\":\"e\""))
                        .id())
                .isNotEqualTo(id);
        assertThat(comments()).containsExactly("c", "e");
    }

    @Test
    void aUniqueIndexRefusesWhatNoUserKeyFound() {
        siebel.administration().uniqueIndex("Action", List.of("Activity UID"), true);
        client.create(ACTIONS, action("\"Activity UID\":\"m1\""));

        RestClient.Reply again = client.put(ACTIONS, action("\"Id\":\"NULL\",\"Activity UID\":\"m1\""));

        assertThat(again.status()).isEqualTo(500);
        assertThat(again.code()).isEqualTo("SBL-DAT-00382");
        assertThat(again.error()).startsWith("A record identical to");
    }

    @Test
    void aRowThatTheViewModeHidesIsNotFoundByAnUpsert() {
        siebel.administration()
                .insert("CCAGENT", "Action", Map.of("Type", "To Do", "Activity UID", "m1", "Comment", "a"));

        client.call("PUT", ACTIONS, "", action("\"Activity UID\":\"m1\",\"Comment\":\"b\""));
        assertThat(comments()).containsExactly("a", "b");
    }

    @Test
    void aUserKeyCanBeAdded() {
        siebel.administration().addUserKey("Service Request", List.of("Integration Id"));
        String path = "/data/Service Request/Service Request";
        String id = client.put(path, "{\"Integration Id\":\"k1\",\"Abstract\":\"a\"}")
                .id();

        assertThat(client.put(path, "{\"Integration Id\":\"k1\",\"Abstract\":\"b\"}")
                        .id())
                .isEqualTo(id);
    }

    @Test
    void anArrayIsInsertedAsAWholeAndAnswersATopLevelArray() {
        RestClient.Reply reply =
                client.post(ACTIONS, "[" + action("\"Comment\":\"a\"") + "," + action("\"Comment\":\"b\"") + "]");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().isArray()).isTrue();
        assertThat(reply.json().path(1).path("Comment").asText()).isEqualTo("b");
        assertThat(reply.json().path(1).path("Link").isObject()).isTrue();
        assertThat(siebel.records("Action"))
                .extracting(row -> row.get("Id"))
                .containsExactlyElementsOf(reply.json().findValuesAsText("Id"));
        assertThat(siebel.recordsWritten()).isEqualTo(2);
    }

    @Test
    void oneBadRecordRefusesTheWholeArray() {
        client.create(ACTIONS, action("\"Activity UID\":\"m1\",\"Comment\":\"kept\""));

        RestClient.Reply duplicate = client.post(
                ACTIONS, "[" + action("\"Activity UID\":\"m2\"") + "," + action("\"Activity UID\":\"m1\"") + "]");
        assertThat(duplicate.status()).isEqualTo(409);
        assertThat(duplicate.code()).isEqualTo("SBL-EAI-04383");
        RestClient.Reply wrong =
                client.post(ACTIONS, "[" + action("\"Activity UID\":\"m2\"") + ",{\"Type\":\"Telegram\"}]");
        assertThat(wrong.status()).isEqualTo(500);
        assertThat(wrong.code()).isEqualTo("SBL-DAT-00225");
        assertThat(comments()).containsExactly("kept");
        assertThat(client.search(ACTIONS, "[Activity UID] = \"m2\"").status()).isEqualTo(404);
        assertThat(client.post(ACTIONS, "[" + action("\"Activity UID\":\"m2\"") + "]")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anArrayOfUpsertsNeedsIdsAndForNewRowsAnotherKey() {
        String id = client.create(ACTIONS, action("\"Activity UID\":\"m1\",\"Comment\":\"a\""));

        RestClient.Reply reply = client.put(
                ACTIONS,
                "[" + action("\"Id\":\"" + id + "\",\"Comment\":\"b\"") + ","
                        + action("\"Id\":\"NULL\",\"Activity UID\":\"m2\",\"Comment\":\"c\"") + "]");
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(comments()).containsExactly("b", "c");
        assertThat(client.put(ACTIONS, "[" + action("\"Activity UID\":\"m3\"") + "]")
                        .code())
                .isEqualTo("SBL-EAI-04397");
        assertThat(client.put(ACTIONS, "[" + action("\"Id\":\"NULL\",\"Comment\":\"d\"") + "]")
                        .code())
                .isEqualTo("SBL-EAI-04397");
    }

    @Test
    void anArrayHasAtMostAHundredRecords() {
        String hundred = IntStream.range(0, 100)
                .mapToObj(i -> action("\"Comment\":\"" + i + "\""))
                .collect(Collectors.joining(","));
        assertThat(client.post(ACTIONS, "[" + hundred + "," + action("\"Comment\":\"x\"") + "]")
                        .status())
                .isEqualTo(400);
        assertThat(client.post(ACTIONS, "[]").status()).isEqualTo(400);
        assertThat(siebel.records("Action")).isEmpty();
        assertThat(client.post(ACTIONS, "[" + hundred + "]").json()).hasSize(100);
        siebel.behave(Behaviour.NO_ARRAYS, true);
        assertThat(client.post(ACTIONS, "[" + action("\"Comment\":\"x\"") + "]").status())
                .isEqualTo(400);
    }

    @Test
    void manyAreDeletedOrNone() {
        String first = client.create(ACTIONS, action("\"Comment\":\"a\""));
        String second = client.create(ACTIONS, action("\"Comment\":\"b\""));

        RestClient.Reply refused = client.delete(ACTIONS, "[{\"Id\":\"" + first + "\"},{\"Id\":\"1-NONE\"}]");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("SBL-EAI-04378");
        assertThat(siebel.records("Action")).hasSize(2);
        assertThat(client.delete(ACTIONS, "[{\"Id\":\"" + first + "\"},{\"Id\":\"" + second + "\"}]")
                        .status())
                .isEqualTo(200);
        assertThat(client.delete(ACTIONS + "/" + first).status()).isEqualTo(204);
    }

    @Test
    void putToAnUnknownIdIsRefusedOrInserts() {
        assertThat(client.put(ACTIONS + "/1-NONE", action("\"Comment\":\"a\"")).status())
                .isEqualTo(404);
        siebel.behave(Behaviour.UNKNOWN_ID_IN_PATH_INSERTS, true);
        assertThat(client.put(ACTIONS + "/1-NONE", action("\"Comment\":\"a\"")).id())
                .isNotEqualTo("1-NONE");
    }
}
