package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueryTest {
    private final SiebelSimulator siebel = SiebelSimulator.start(SiebelSimulatorSettings.demo());
    private final RestClient client = RestClient.login(siebel);

    @AfterEach
    void stop() {
        siebel.close();
    }

    @Test
    void anInsertAnswersTheSentFieldsTheIdAndOneLink() {
        RestClient.Reply reply = client.post(
                "/data/Contact/Contact",
                "{\"First Name\":\"James\",\"Last Name\":\"Watch\",\"Primary Organization\":\"Default Organization\","
                        + "\"Person UId\":\"Unique1\",\"Personal Contact\":\"N\"}");

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(reply.items().path("First Name").asText()).isEqualTo("James");
        assertThat(reply.items().path("Link").path("rel").asText()).isEqualTo("self");
        assertThat(reply.items().path("Link").path("href").asText()).endsWith("/data/Contact/Contact/" + reply.id());
        RestClient.Reply read = client.get("/data/Contact/Contact/" + reply.id());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("Person UId").asText()).isEqualTo("Unique1");
        assertThat(read.json().path("Link").isArray()).isTrue();
        assertThat(read.http().headers().allValues("Date")).hasSize(1);
    }

    @Test
    void noRowsAre404() {
        RestClient.Reply reply = client.search("/data/Contact/Contact", "[Last Name] = \"Nobody\"");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.error()).isEqualTo("There is no data for the requested resource");
    }
}
