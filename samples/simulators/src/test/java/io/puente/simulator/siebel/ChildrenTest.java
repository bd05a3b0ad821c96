package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.siebel.records.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildrenTest {
    private static final String REQUESTS = "/data/Service Request/Service Request";
    private static final String HELLO = "SGVsbG8=";

    private final SiebelSimulator siebel = SiebelSimulator.start(SiebelSimulatorSettings.demo());
    private final RestClient client = RestClient.login(siebel);
    private final String request = client.create(REQUESTS, "{\"Abstract\":\"a\"}");
    private final String actions = REQUESTS + "/" + request + "/Action";

    @AfterEach
    void stop() {
        siebel.close();
    }

    @Test
    void aChildIsPutBelowItsParent() {
        RestClient.Reply reply = client.put(actions, "{\"Type\":\"To Do\",\"Comment\":\"c\"}");

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(reply.id()).isEqualTo(request);
        String id = reply.items().path("Action").path("Id").asText();
        assertThat(reply.items().path("Action").path("Link").isObject()).isTrue();
        RestClient.Reply list = client.get(actions, "uniformresponse", "y", "ViewMode", "Organization");
        assertThat(list.items().path(0).path("SR Number").asText()).isEqualTo(request);
        assertThat(list.items().path(0).path("Link").findValuesAsText("rel")).contains("parent");
        RestClient.Reply update = client.put(actions + "/" + id, "{\"Comment\":\"d\"}");
        assertThat(update.items().path("Action").path("Id").asText()).isEqualTo(id);
        assertThat(siebel.records("Action"))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("Comment", "d").containsEntry("Activity SR Id", request));
        assertThat(client.delete(actions + "/" + id).status()).isEqualTo(200);
        assertThat(siebel.records("Action")).isEmpty();
    }

    @Test
    void severalChildrenComeBelowTheNameOfTheComponent() {
        RestClient.Reply reply = client.put(
                actions,
                "{\"Action\":[{\"Type\":\"To Do\",\"Activity UID\":\"1\"},{\"Type\":\"To Do\",\"Activity UID\":\"2\"}]}");

        assertThat(reply.json().path(0).path("Id").asText()).isEqualTo(request);
        assertThat(reply.json().path(0).path("Action")).hasSize(2);
        assertThat(reply.json().path(0).path("Action").path(0).path("Link").isArray())
                .isTrue();
        assertThat(client.put(actions, "[{\"Type\":\"To Do\"}]").status()).isEqualTo(400);
        RestClient.Reply again = client.put(actions, "{\"Type\":\"To Do\",\"Activity UID\":\"2\",\"Comment\":\"x\"}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(siebel.records("Action")).hasSize(2);
    }

    @Test
    void oneBadChildRefusesAll() {
        assertThat(client.put(actions, "{\"Action\":[{\"Type\":\"To Do\"},{\"Type\":\"Nope\"}]}")
                        .code())
                .isEqualTo("SBL-DAT-00225");
        assertThat(siebel.records("Action")).isEmpty();
    }

    @Test
    void oldReleasesAnswerTheParentOnly() {
        siebel.behave(Behaviour.CHILD_WRITE_IS_201, true);

        RestClient.Reply reply = client.put(actions, "{\"Type\":\"To Do\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.items().has("Action")).isFalse();
    }

    @Test
    void aChildOfAnotherParentOrOfNoneIsNotFound() {
        String other = client.create(REQUESTS, "{\"Abstract\":\"b\"}");
        String id = client.put(actions, "{\"Type\":\"To Do\"}")
                .items()
                .path("Action")
                .path("Id")
                .asText();

        assertThat(client.get(REQUESTS + "/" + other + "/Action/" + id, "ViewMode", "All")
                        .status())
                .isEqualTo(404);
        assertThat(client.put(REQUESTS + "/1-NONE/Action", "{\"Type\":\"To Do\"}")
                        .status())
                .isEqualTo(404);
        assertThat(client.get(REQUESTS + "/" + request + "/Account").code()).isEqualTo("SBL-EAI-50257");
    }

    @Test
    void aHierarchyIsInsertedInOneCall() {
        String body = "{\"Abstract\":\"h\",\"Action\":[{\"Type\":\"To Do\",\"Comment\":\"1\"},{\"Type\":\"To Do\"}]}";
        RestClient.Reply reply = client.post(REQUESTS, body);

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(reply.items().path("Action")).hasSize(2);
        assertThat(siebel.records("Action"))
                .allSatisfy(row -> assertThat(row).containsEntry("Activity SR Id", reply.id()));
        siebel.behave(Behaviour.NO_HIERARCHY, true);
        assertThat(client.post(REQUESTS, body).status()).isEqualTo(400);
        assertThat(siebel.records("Service Request")).hasSize(2);
    }

    @Test
    void accountsAreAssociatedWithContactsByTheirUserKey() {
        client.create(
                "/data/Account/Account",
                "{\"Name\":\"Acme\",\"Location\":\"HQ\",\"Primary Organization\":\"Default Organization\"}");
        String contact = client.create("/data/Contact/Contact", "{\"First Name\":\"A\",\"Last Name\":\"B\"}");
        String path = "/data/Contact/Contact/" + contact + "/Account";

        RestClient.Reply reply = client.put(
                path, "{\"Name\":\"Acme\",\"Location\":\"HQ\",\"Primary Organization\":\"Default Organization\"}");

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(siebel.records("Account")).hasSize(1);
        assertThat(client.get(path, "uniformresponse", "y").items()).hasSize(1);
        String account = reply.items().path("Account").path("Id").asText();
        assertThat(client.delete(path + "/" + account).status()).isEqualTo(200);
        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(siebel.records("Account")).hasSize(1);
    }

    @Test
    void aFileIsAnAttachmentWithBase64Content() {
        String path = REQUESTS + "/" + request + "/Service Request Attachment";
        RestClient.Reply reply = client.put(
                path,
                "{\"ActivityFileName\":\"hello\",\"ActivityFileExt\":\"txt\",\"Activity Attachment Id\":\"" + HELLO
                        + "\"}");

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        JsonNode listed = client.get(path, "uniformresponse", "y", "ViewMode", "All")
                .items()
                .path(0);
        assertThat(listed.path("ActivityFileSize").asText()).isEqualTo("5");
        assertThat(listed.path("Activity Attachment Id").asText()).endsWith("?fields=Activity Attachment Id");
        JsonNode inline = client.get(path, "uniformresponse", "y", "ViewMode", "All", "inlineattachment", "true")
                .items()
                .path(0);
        assertThat(inline.path("Activity Attachment Id").asText()).isEqualTo(HELLO);
        assertThat(client.put(path, "{\"ActivityFileName\":\"x\",\"Activity Attachment Id\":\"?\"}")
                        .status())
                .isEqualTo(400);
        assertThat(client.put(path, "{\"Activity Attachment Id\":\"" + HELLO + "\"}")
                        .code())
                .isEqualTo("SBL-DAT-00498");
        siebel.administration().attachmentPrefix("Service Request Attachment", "SrAtt");
        assertThat(client.put(path, "{\"ActivityFileName\":\"x\"}").code()).isEqualTo("SBL-DAT-00398");
        assertThat(client.put(path, "{\"SrAttFileName\":\"x\",\"SrAtt Attachment Id\":\"" + HELLO + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void deletingARequestTakesItsFilesAndFreesItsActivities() {
        client.put(actions, "{\"Type\":\"To Do\"}");
        client.put(
                REQUESTS + "/" + request + "/Service Request Attachment",
                "{\"ActivityFileName\":\"x\",\"Activity Attachment Id\":\"" + HELLO + "\"}");

        assertThat(client.delete(REQUESTS + "/" + request).status()).isEqualTo(200);

        assertThat(siebel.records("Service Request Attachment")).isEmpty();
        assertThat(siebel.records("Action"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("Activity SR Id", ""));
    }
}
