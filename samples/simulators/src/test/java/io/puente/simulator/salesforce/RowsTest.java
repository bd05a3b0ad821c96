package io.puente.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class RowsTest {
    private final SalesforceSimulator salesforce = SalesforceSimulator.start(SalesforceSimulatorSettings.demo());
    private RestClient client = RestClient.login(salesforce);

    @BeforeEach
    void reset() {
        salesforce.server().reset();
        client = RestClient.login(salesforce);
    }

    @AfterAll
    void stop() {
        salesforce.close();
    }

    @Test
    void createsReadsChangesAndDeletesARow() {
        RestClient.Reply created = client.post("/sobjects/Contact", "{\"LastName\":\"Ruiz\",\"FirstName\":\"Ana\"}");
        String id = created.id();

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.http().headers().firstValue("Location"))
                .contains("/services/data/v66.0/sobjects/Contact/" + id);
        assertThat(id).matches("003[A-Za-z0-9]{15}");
        JsonNode row = client.get("/sobjects/Contact/" + id.substring(0, 15)).json();
        assertThat(row.path("Name").asText()).isEqualTo("Ana Ruiz");
        assertThat(row.path("CreatedDate").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000\\+0000");
        assertThat(row.path("attributes").path("url").asText()).endsWith("/sobjects/Contact/" + id);
        assertThat(client.patch("/sobjects/Contact/" + id, "{\"FirstName\":null}")
                        .status())
                .isEqualTo(204);
        assertThat(client.get("/sobjects/Contact/" + id + "?fields=FirstName,Name")
                        .json()
                        .path("Name")
                        .asText())
                .isEqualTo("Ruiz");
        assertThat(client.delete("/sobjects/Contact/" + id).status()).isEqualTo(204);
        assertThat(client.get("/sobjects/Contact/" + id).errorCode()).isEqualTo("ENTITY_IS_DELETED");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            missing required       | Contact | {"FirstName":"Ana"}                               | REQUIRED_FIELD_MISSING         | Required fields are missing: [LastName]
            unknown field          | Contact | {"LastName":"R","Nope__c":1}                       | INVALID_FIELD                  | No such column 'Nope__c' on sobject of type Contact
            too long               | Contact | {"LastName":"R","Title":"%s"}                      | STRING_TOO_LONG                | Title: data value too large
            number for text        | Contact | {"LastName":5}                                     | JSON_PARSER_ERROR              | Cannot deserialize instance of string from VALUE_NUMBER_INT value 5
            object for text        | Contact | {"LastName":{"a":1}}                               | JSON_PARSER_ERROR              | from START_OBJECT value {
            broken JSON            | Contact | {"LastName":                                       | JSON_PARSER_ERROR              | line:1
            raw control character  | Contact | {"LastName":"a\tb"}                                | JSON_PARSER_ERROR | Illegal unquoted character
            bad email              | Contact | {"LastName":"R","Email":"nobody"}                  | INVALID_EMAIL_ADDRESS          | Email: invalid email address: nobody
            bad date               | Contact | {"LastName":"R","Birthdate":"22.11.2026"}          | JSON_PARSER_ERROR              | instance of date
            read-only field        | Contact | {"LastName":"R","Name":"X"}                        | INVALID_FIELD_FOR_INSERT_UPDATE| Unable to create/update fields: Name
            Id on create           | Contact | {"LastName":"R","Id":"003gL00000000001AAA"}        | INVALID_FIELD_FOR_INSERT_UPDATE| cannot specify Id
            malformed id           | Case    | {"ContactId":"nobody"}                             | MALFORMED_ID                   | Contact ID: id value of incorrect type
            id of another object   | Case    | {"ContactId":"001gL0000000001"}                    | FIELD_INTEGRITY_EXCEPTION      | id value of incorrect type
            no such parent         | Case    | {"ContactId":"003gL0000000999"}                    | INVALID_CROSS_REFERENCE_KEY    | invalid cross reference id
            parent not found       | Case    | {"Contact":{"Email":"no@one.example"}}             | INVALID_FIELD                  | Foreign key external ID: no@one.example not found for field Email in entity Contact
            null for a checkbox    | Case    | {"IsEscalated":null}                               | INVALID_TYPE_ON_FIELD_IN_RECORD| Escalated
            restricted picklist    | Case    | {"Language":"xx"}                                  | INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST | bad value for restricted picklist field: xx
            unrestricted picklist  | Case    | {"Origin":"Carrier pigeon"}                        | ok                             |
            unknown object         | Nope__c | {}                                                 | NOT_FOUND                      | does not exist
            """)
    void refusesWhatTheVendorRefuses(String name, String type, String body, String code, String message) {
        RestClient.Reply reply = client.post("/sobjects/" + type, body.replace("%s", "x".repeat(129)));

        if (code.equals("ok")) {
            assertThat(reply.status()).isEqualTo(201);
        } else {
            assertThat(reply.errorCode()).isEqualTo(code);
            assertThat(reply.message()).contains(message);
            assertThat(reply.status()).isEqualTo(code.equals("NOT_FOUND") ? 404 : 400);
        }
    }

    @Test
    void everyReplyTellsTheUsage() {
        assertThat(client.get("/sobjects/").http().headers().firstValue("Sforce-Limit-Info"))
                .contains("api-usage=1/100000");
        assertThat(client.get("/sobjects/Nope").http().headers().firstValue("Sforce-Limit-Info"))
                .contains("api-usage=2/100000");
    }
}
