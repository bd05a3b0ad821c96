package io.puente.simulator.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class QueryTest {
    private final DataverseSimulator dataverse = DataverseSimulator.start(DataverseSimulatorSettings.demo()
            .withClock(SimulatorClock.fixed(Instant.parse("2026-03-01T10:00:00Z")))
            .withTokenLifetime(Duration.ofDays(30)));
    private WebApiClient client;
    private String ana;

    @BeforeEach
    void fill() {
        client = WebApiClient.login(dataverse);
        ana = client.create(
                "contacts", "{\"firstname\":\"Ana\",\"lastname\":\"O'Brien\",\"mobilephone\":\"+34600111222\"}");
        dataverse.clock().advance(Duration.ofHours(1));
        client.create("contacts", "{\"firstname\":\"Beto\",\"lastname\":\"Sol\",\"donotphone\":true}");
        client.create("contacts", "{\"firstname\":\"Caro\",\"lastname\":\"Sol\",\"gendercode\":2}");
        client.create("incidents", "{\"title\":\"a\",\"customerid_contact@odata.bind\":\"/contacts(" + ana + ")\"}");
    }

    @AfterEach
    void stop() {
        dataverse.close();
    }

    private List<String> names(String query) {
        WebApiClient.Reply reply = client.get("/contacts?$select=firstname&" + query);
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        List<String> names = new ArrayList<>();
        reply.json()
                .path("value")
                .forEach(row -> names.add(row.path("firstname").asText()));
        return names;
    }

    @TestFactory
    Stream<DynamicTest> filters() {
        record Row(String filter, String... names) {}
        return Stream.of(
                        new Row("lastname eq 'O''Brien'", "Ana"),
                        new Row("lastname eq 'sol' and firstname ne 'Beto'", "Caro"),
                        new Row("gendercode eq null", "Ana", "Beto"),
                        new Row("gendercode ne 2", "Ana", "Beto"),
                        new Row("not (lastname eq 'Sol')", "Ana"),
                        new Row("donotphone eq true or gendercode eq 2", "Beto", "Caro"),
                        new Row("contains(firstname,'AR') or startswith(firstname,'Be')", "Beto", "Caro"),
                        new Row("endswith(mobilephone,'111222')", "Ana"),
                        new Row("mobilephone eq '%2B34600111222'", "Ana"),
                        // A plain plus sign is a space.
                        new Row("mobilephone eq '+34600111222'"),
                        new Row("createdon ge 2026-03-01T10:30:00Z", "Beto", "Caro"),
                        new Row("createdon lt 2026-03-01T10:30:00Z", "Ana"),
                        new Row("contactid eq " + "{ana}", "Ana"),
                        new Row(
                                "Microsoft.Dynamics.CRM.In(PropertyName='firstname',PropertyValues=['Ana','Caro'])",
                                "Ana",
                                "Caro"),
                        new Row(
                                "Microsoft.Dynamics.CRM.LastXHours(PropertyName='createdon',PropertyValue=1)",
                                "Ana",
                                "Beto",
                                "Caro"),
                        new Row("createdby/applicationid ne null and statecode eq 0", "Ana", "Beto", "Caro"),
                        new Row("contact_incident_customerid/any(i:i/title eq 'a')", "Ana"))
                .map(row -> DynamicTest.dynamicTest(
                        row.filter(),
                        () -> assertThat(names("$orderby=firstname&$filter="
                                        + row.filter().replace("{ana}", ana)))
                                .containsExactly(row.names())));
    }

    @TestFactory
    Stream<DynamicTest> refusedQueries() {
        record Row(String query, String message) {}
        return Stream.of(
                        new Row(
                                "$select=nope",
                                "Could not find a property named 'nope' on type 'Microsoft.Dynamics.CRM.contact'."),
                        new Row("$filter=nope eq 1", "Could not find a property named 'nope'"),
                        new Row("$filter=lastname eq 5", "incompatible types"),
                        new Row("$filter=lastname eq 'a", "unterminated"),
                        new Row("$filter=lastname xx 'a'", "Syntax error"),
                        new Row("$filter=", "cannot be empty"),
                        new Row("$orderby=nope", "Could not find a property named 'nope'"),
                        new Row("$expand=nope", "Could not find a property named 'nope'"),
                        new Row("$skip=5", "$skip is not supported"))
                .map(row -> DynamicTest.dynamicTest(row.query(), () -> {
                    WebApiClient.Reply reply = client.get("/contacts?" + row.query());
                    assertThat(reply.status()).isEqualTo(400);
                    assertThat(reply.message()).contains(row.message());
                }));
    }

    @Test
    void pagesFollowEachOtherWithoutGapsWhileRowsChange() {
        WebApiClient paged = client.with("Prefer", "odata.maxpagesize=2");
        WebApiClient.Reply first =
                paged.get("/contacts?$select=firstname&$orderby=lastname desc,firstname&$count=true");
        assertThat(first.header("Preference-Applied")).isEqualTo("odata.maxpagesize=2");
        assertThat(first.json().path("@odata.count").asInt()).isEqualTo(3);
        assertThat(first.json().path("value")).hasSize(2);
        String link = first.json().path("@odata.nextLink").asText();
        assertThat(link).startsWith(dataverse.apiUri() + "/contacts?").contains("$skiptoken=");
        client.create("contacts", "{\"firstname\":\"Abel\",\"lastname\":\"Sol\"}");
        JsonNode second = paged.get(link).json();
        assertThat(second.path("value")).hasSize(1);
        assertThat(second.path("value").path(0).path("firstname").asText()).isEqualTo("Ana");
        assertThat(second.has("@odata.nextLink")).isFalse();
    }

    @Test
    void topExpandAndCount() {
        assertThat(names("$top=2")).hasSize(2);
        assertThat(client.get("/contacts/$count").http().body()).isEqualTo("\ufeff3");
        JsonNode incident = client.get(
                        "/incidents?$select=title&$expand=customerid_contact($select=fullname),owninguser($select=fullname),ownerid")
                .json()
                .path("value")
                .path(0);
        assertThat(incident.path("customerid_contact").path("fullname").asText())
                .isEqualTo("Ana O'Brien");
        assertThat(incident.path("owninguser").path("fullname").asText()).isEqualTo("# demo-client");
        assertThat(incident.path("ownerid").path("ownerid").asText()).hasSize(36);
        assertThat(client.get("/contacts(" + ana + ")/contact_incident_customerid?$select=title")
                        .json()
                        .path("value"))
                .hasSize(1);
    }

    @Test
    void deltaLinksBringChangesAndDeletionsUntilTheyExpire() {
        JsonNode first = client.with("Prefer", "odata.track-changes")
                .get("/contacts?$select=lastname")
                .json();
        assertThat(first.path("value")).hasSize(3);
        String link = first.path("@odata.deltaLink").asText();
        client.patch("/contacts(" + ana + ")", "{\"lastname\":\"Nueva\"}");
        String gone = client.create("contacts", "{\"lastname\":\"x\"}");
        client.delete("/contacts(" + gone + ")");
        JsonNode delta = client.get(link).json();
        assertThat(delta.path("value")).hasSize(2);
        assertThat(delta.path("value").path(0).path("lastname").asText()).isEqualTo("Nueva");
        assertThat(delta.path("value").path(1).path("reason").asText()).isEqualTo("deleted");
        assertThat(client.get(delta.path("@odata.deltaLink").asText()).json().path("value"))
                .isEmpty();
        assertThat(client.with("Prefer", "odata.track-changes")
                        .get("/contacts?$filter=lastname eq 'a'")
                        .status())
                .isEqualTo(400);
        assertThat(client.with("Prefer", "odata.track-changes")
                        .get("/activityparties")
                        .code())
                .isEqualTo("0x80072491");
        dataverse.clock().advance(Duration.ofDays(8));
        assertThat(client.get(link).code()).isEqualTo("0x80044352");
    }
}
