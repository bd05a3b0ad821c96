package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.repository.Component;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryTest {
    private static final String CONTACTS = "/data/Contact/Contact";

    private final SiebelSimulator siebel = SiebelSimulator.start(SiebelSimulatorSettings.demo());
    private final RestClient client = RestClient.login(siebel);

    @AfterEach
    void stop() {
        siebel.close();
    }

    private String contact(String last) {
        return client.create(CONTACTS, "{\"First Name\":\"A\",\"Last Name\":\"" + last + "\"}");
    }

    @Test
    void oneRowIsFlatWithAllFieldsAsTextsAndAnArrayOfLinks() {
        String id = contact("Reyes");

        RestClient.Reply reply = client.get(CONTACTS + "/" + id);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("Job Title").asText("absent")).isEmpty();
        assertThat(reply.json().path("Mod Id").isTextual()).isTrue();
        assertThat(reply.json().path("Account Id").asText()).isEqualTo("No Match Row Id");
        assertThat(reply.json().path("Created").asText()).matches("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d");
        assertThat(reply.json().path("Link").findValuesAsText("rel")).contains("self", "canonical", "child");
        assertThat(reply.http().headers().allValues("Date")).hasSize(1);
    }

    @Test
    void withoutUniformResponseASingleHitIsAnObject() {
        contact("Reyes");
        assertThat(client.get(CONTACTS).items().isObject()).isTrue();

        siebel.behave(Behaviour.SINGLE_HIT_IS_FLAT, true);
        assertThat(client.get(CONTACTS).json().path("Last Name").asText()).isEqualTo("Reyes");

        assertThat(client.get(CONTACTS, "uniformresponse", "y").items().isArray())
                .isTrue();
        assertThat(siebel.remarks()).contains("A list was asked for without uniformresponse");
    }

    @Test
    void pagesHaveTenRowsUnlessToldAndNoOrder() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            created.add(contact("N" + i));
        }
        assertThat(client.get(CONTACTS, "uniformresponse", "y").items()).hasSize(10);
        List<String> seen = new ArrayList<>();
        for (int start = 0; start < 25; start += 10) {
            RestClient.Reply page = client.get(
                    CONTACTS, "uniformresponse", "y", "PageSize", "10", "StartRowNum", String.valueOf(start));
            page.items().forEach(item -> seen.add(item.path("Id").asText()));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(created).isNotEqualTo(created);
        assertThat(client.get(CONTACTS, "uniformresponse", "y", "StartRowNum", "25")
                        .status())
                .isEqualTo(404);
        assertThat(client.get(CONTACTS, "uniformresponse", "y", "PageSize", "101")
                        .items())
                .hasSize(25);
        siebel.behave(Behaviour.LARGE_PAGE_REFUSED, true);
        assertThat(client.get(CONTACTS, "uniformresponse", "y", "PageSize", "101")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void sortSpecFieldsAndCountAreObeyed() {
        contact("B");
        contact("A");
        contact("C");

        RestClient.Reply reply = client.get(
                CONTACTS,
                "uniformresponse",
                "y",
                "sortspec",
                "Last Name:desc",
                "fields",
                "Last Name",
                "recordcountneeded",
                "true",
                "PageSize",
                "2",
                "childlinks",
                "None");

        assertThat(reply.items().findValuesAsText("Last Name")).containsExactly("C", "B");
        Set<String> names = new HashSet<>();
        reply.items().path(0).fieldNames().forEachRemaining(names::add);
        assertThat(names).containsExactlyInAnyOrder("Last Name", "Id", "Link");
        assertThat(reply.items().path(0).path("Link").findValuesAsText("rel")).doesNotContain("child");
        assertThat(reply.http().headers().firstValue("total-record-count")).hasValue("3");
        RestClient.Reply upper = client.get(CONTACTS, "uniformresponse", "y", "recordcountneeded", "True");
        assertThat(upper.http().headers().firstValue("total-record-count")).isEmpty();
        assertThat(siebel.remarks()).contains("The value True of the parameter recordcountneeded is read as no");
    }

    @Test
    void unknownNamesHaveTheirCodes() {
        contact("A");
        assertThat(client.get(CONTACTS, "fields", "Surname").code()).isEqualTo("SBL-EAI-50258");
        assertThat(client.get(CONTACTS, "sortspec", "Surname").code()).isEqualTo("SBL-DAT-00416");
        RestClient.Reply unknown = client.get("/data/Contact/Kontakt");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("SBL-EAI-50257");
        assertThat(client.get("/data/Employee/Employee").code()).isEqualTo("SBL-EAI-50297");
    }

    @Test
    void parametersAreSpelledAsDescribeSpellsThem() {
        contact("A");
        assertThat(client.get(CONTACTS, "Fields", "Surname").status()).isEqualTo(200);
        assertThat(siebel.remarks()).contains("The parameter Fields is not read");

        siebel.behave(Behaviour.ANY_CASE_PARAMETERS, true);
        assertThat(client.get(CONTACTS, "Fields", "Surname").code()).isEqualTo("SBL-EAI-50258");
    }

    @Test
    void emptyFieldsCanBeLeftOut() {
        String id = contact("A");

        JsonNode record = client.get(CONTACTS + "/" + id, "excludeEmptyFieldsInResponse", "true")
                .json();

        assertThat(record.has("Job Title")).isFalse();
        assertThat(record.has("Last Name")).isTrue();
    }

    @Test
    void anEmptyResultComesInFourForms() {
        RestClient.Reply usual = client.get(CONTACTS, "uniformresponse", "y");
        assertThat(usual.status()).isEqualTo(404);
        assertThat(usual.error()).isEqualTo("There is no data for the requested resource");
        siebel.behave(Behaviour.EMPTY_RESULT_TEXT_WITH_DOT, true);
        assertThat(client.get(CONTACTS).error()).endsWith("resource.");
        siebel.behave(Behaviour.EMPTY_RESULT_IS_200, true);
        assertThat(client.get(CONTACTS).items()).isEmpty();
        siebel.behave(Behaviour.EMPTY_RESULT_IS_204, true);
        assertThat(client.get(CONTACTS).status()).isEqualTo(204);
        assertThat(client.get(CONTACTS + "/1-NONE").status()).isEqualTo(204);
    }

    @Test
    void aPlusSignOfARowIdMustBeEncoded() {
        String id = "";
        while (!id.contains("+")) {
            id = contact("A");
        }
        assertThat(client.get(CONTACTS + "/" + id).status()).isEqualTo(200);
        assertThat(client.raw("GET", "/siebel/v1.0/data/Contact/Contact/" + id, null)
                        .status())
                .isEqualTo(404);
        assertThat(client.search(CONTACTS, "[Id] = \"" + id + "\"").items()).hasSize(1);
    }

    @Test
    void viewModesDecideWhatIsSeen() {
        String own = contact("Own");
        siebel.administration().insert("CCAGENT", "Contact", Map.of("First Name", "C", "Last Name", "Colleague"));

        assertThat(client.get(CONTACTS, "uniformresponse", "y").items().findValuesAsText("Last Name"))
                .containsExactly("Own");
        for (String mode : List.of("Organization", "Sub-Organization", "Manager", "All")) {
            assertThat(client.get(CONTACTS, "uniformresponse", "y", "ViewMode", mode)
                            .items())
                    .hasSize(2);
        }
        assertThat(client.get(CONTACTS, "uniformresponse", "y", "ViewMode", "Catalog")
                        .status())
                .isEqualTo(404);
        assertThat(client.get(CONTACTS, "ViewMode", "Everything").status()).isEqualTo(400);
        RestClient agent = RestClient.login(siebel, "CCAGENT", "CCAGENT");
        assertThat(agent.get(CONTACTS, "ViewMode", "All").status()).isEqualTo(404);
        assertThat(agent.get(CONTACTS + "/" + own).status()).isEqualTo(404);
        assertThat(agent.get(CONTACTS + "/" + own, "ViewMode", "Organization").status())
                .isEqualTo(200);
    }

    @Test
    void integrationObjectsMayHaveOtherNamesInJsonThanInSearches() {
        siebel.administration()
                .defineIntegrationObject(
                        "ServiceRequest",
                        List.of(new Component(
                                "ServiceRequest", "Service Request", Map.of("SR Number", "Service Request Number"))));
        String path = "/data/ServiceRequest/ServiceRequest";
        String id = client.create(path, "{\"Abstract\":\"a\",\"Service Request Number\":\"77\"}");

        RestClient.Reply reply = client.search(path, "[SR Number] = \"77\"");

        assertThat(reply.items().path(0).path("Service Request Number").asText())
                .isEqualTo("77");
        assertThat(reply.items().path(0).has("SR Number")).isFalse();
        assertThat(client.search(path, "[Service Request Number] = \"77\"").code())
                .isEqualTo("SBL-DAT-00416");
        assertThat(client.get(path, "fields", "SR Number").code()).isEqualTo("SBL-EAI-50258");
        assertThat(client.put(path + "/" + id, "{\"SR Number\":\"78\"}").code()).isEqualTo("SBL-DAT-00398");
        assertThat(client.put(path + "/" + id, "{\"Service Request Number\":\"78\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aHierarchyShowsOneChildAsObjectAndSeveralAsArray() {
        String first = client.create("/data/Service Request/Service Request", "{\"Abstract\":\"one\"}");
        String second = client.create("/data/Service Request/Service Request", "{\"Abstract\":\"two\"}");
        for (String parent : List.of(first, second, second)) {
            client.create(
                    "/data/Action/Action",
                    "{\"Type\":\"To Do\",\"Description\":\"d\",\"Activity SR Id\":\"" + parent + "\"}");
        }

        RestClient.Reply reply = client.get(
                "/data/Service Request/Service Request",
                "ViewMode",
                "Organization",
                "QueryHierarchy",
                "{\"Service Request\":{\"fields\":\"Abstract\",\"sortspec\":\"Abstract : asc\","
                        + "\"Action\":{\"fields\":\"Description\"}}}");

        assertThat(reply.items()).hasSize(2);
        assertThat(reply.items().path(0).path("Action").isObject()).isTrue();
        assertThat(reply.items().path(1).path("Action")).hasSize(2);
    }
}
