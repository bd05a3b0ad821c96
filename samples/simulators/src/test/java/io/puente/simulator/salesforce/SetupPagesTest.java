package io.puente.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupPagesTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final SalesforceSimulator salesforce = SalesforceSimulator.start(SalesforceSimulatorSettings.demo());

    @AfterEach
    void stop() {
        salesforce.close();
    }

    @Test
    void aFieldMadeThereIsSeenAndWrittenOverTheApi() throws Exception {
        salesforce.deploy(PackageZip.messages().bytes());

        HttpResponse<String> made = post("Case", "label=Care+Team&type=picklist&values=Claims,Travel");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.body()).contains("Case.Care_Team__c created");
        RestClient client = RestClient.login(salesforce);
        String id = client.create("Case", "{\"Care_Team__c\":\"Claims\"}");
        assertThat(client.get("/sobjects/Case/" + id)
                        .json()
                        .path("Care_Team__c")
                        .asText())
                .isEqualTo("Claims");
        JsonNode fields = client.get("/sobjects/Case/describe").json().path("fields");
        assertThat(StreamSupport.stream(fields.spliterator(), false))
                .anyMatch(field -> field.path("name").asText().equals("Care_Team__c")
                        && field.path("restrictedPicklist").asBoolean());
        assertThat(client.page("/setup/Case").http().body()).contains("Care_Team__c");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Case | label=&type=text | The label must begin with a letter",
                "Case | label=Team&type=colour | There is no type 'colour': choose one of checkbox, datetime",
                "Case | label=Team&type=picklist | A picklist needs values",
                "Case | label=Team&type=text&length=9000 | The length must be 1 to 255",
                "Case | label=Team&type=text&length=many | The length must be 1 to 255",
                "Trolley | label=Team&type=text | This org has no object 'Trolley'"
            })
    void whatCannotBeMadeIsSaid(String object, String form, String said) throws Exception {
        assertThat(post(object, form).body()).startsWith(said);
    }

    @Test
    void aFieldIsMadeOnce() throws Exception {
        post("Case", "label=Team&type=text");

        HttpResponse<String> again = post("Case", "label=Team&type=checkbox");

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).startsWith("There is already a field named Team__c on Case");
    }

    private HttpResponse<String> post(String object, String form) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(salesforce.baseUri().resolve("/setup/" + object))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }
}
