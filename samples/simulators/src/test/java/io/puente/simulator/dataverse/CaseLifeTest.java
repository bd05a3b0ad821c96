package io.puente.simulator.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CaseLifeTest {
    private final DataverseSimulator dataverse =
            DataverseSimulator.start(DataverseSimulatorSettings.demo().withDelays(Duration.ZERO, Duration.ZERO));
    private WebApiClient client;
    private String contact;
    private String incident;

    @BeforeEach
    void open() {
        client = WebApiClient.login(dataverse);
        contact = client.create("contacts", "{\"lastname\":\"Ruiz\"}");
        incident = client.create(
                "incidents", "{\"title\":\"Hola\",\"customerid_contact@odata.bind\":\"/contacts(" + contact + ")\"}");
    }

    @AfterEach
    void stop() {
        dataverse.close();
    }

    private WebApiClient.Reply close(int status) {
        return client.post(
                "/CloseIncident",
                "{\"IncidentResolution\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.incidentresolution\","
                        + "\"subject\":\"Solved in chat\",\"incidentid@odata.bind\":\"/incidents(" + incident
                        + ")\"},\"Status\":" + status
                        + "}");
    }

    private Object state() {
        return dataverse.records("incident").get(0).get("statecode");
    }

    @Test
    void onlyCloseIncidentResolves() {
        WebApiClient.Reply patched = client.patch("/incidents(" + incident + ")", "{\"statecode\":1,\"statuscode\":5}");
        assertThat(patched.status()).isEqualTo(400);
        assertThat(patched.message()).contains("use the CloseIncidentRequest message instead");
        assertThat(close(6).code()).isEqualTo("0x80048408");
        assertThat(close(5).status()).isEqualTo(204);
        assertThat(state()).isEqualTo(1);
        assertThat(dataverse.records("incidentresolution"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("subject", "Solved in chat")
                        .containsEntry("statecode", 1)
                        .containsEntry("_incidentid_value", incident));
        assertThat(close(5).code()).isEqualTo("0x80044411");
        assertThat(client.patch("/incidents(" + incident + ")", "{\"statecode\":0,\"statuscode\":1}")
                        .status())
                .isEqualTo(204);
        assertThat(state()).isEqualTo(0);
    }

    @Test
    void openActivitiesKeepACaseOpen() {
        String task = client.create(
                "tasks",
                "{\"subject\":\"Call\",\"regardingobjectid_incident_task@odata.bind\":\"/incidents(" + incident
                        + ")\"}");
        assertThat(close(5).code()).isEqualTo("0x8004440a");
        assertThat(client.patch("/incidents(" + incident + ")", "{\"statecode\":2,\"statuscode\":6}")
                        .code())
                .isEqualTo("0x8004440e");
        client.patch("/tasks(" + task + ")", "{\"statecode\":1,\"statuscode\":5}");
        assertThat(close(5).status()).isEqualTo(204);
    }

    @Test
    void aStatusAloneBringsItsStateAndAStateItsDefaultStatus() {
        client.patch("/incidents(" + incident + ")", "{\"statuscode\":6}");
        assertThat(state()).isEqualTo(2);
        client.patch("/incidents(" + incident + ")", "{\"statecode\":0}");
        assertThat(dataverse.records("incident").get(0)).containsEntry("statuscode", 1);
        assertThat(client.patch("/incidents(" + incident + ")", "{\"statecode\":0,\"statuscode\":6}")
                        .code())
                .isEqualTo("0x80048408");
    }

    @Test
    void resolvedCasesRefuseOtherColumnsOnlyWhereSwitchedOn() {
        close(5);
        assertThat(client.patch("/incidents(" + incident + ")", "{\"description\":\"a\"}")
                        .status())
                .isEqualTo(204);
        dataverse.administration().resolvedCasesAreReadOnly(true);
        assertThat(client.patch("/incidents(" + incident + ")", "{\"description\":\"a\"}")
                        .code())
                .isEqualTo("0x80040230");
    }

    @Test
    void deletingACustomerTakesItsCasesAndTheirActivitiesAlong() {
        client.create(
                "tasks",
                "{\"subject\":\"Call\",\"regardingobjectid_incident_task@odata.bind\":\"/incidents(" + incident
                        + ")\"}");
        client.create(
                "annotations", "{\"subject\":\"n\",\"objectid_incident@odata.bind\":\"/incidents(" + incident + ")\"}");
        client.delete("/contacts(" + contact + ")");
        assertThat(dataverse.records("incident")).isEmpty();
        assertThat(dataverse.records("task")).isEmpty();
        assertThat(dataverse.records("annotation")).isEmpty();
    }

    @Test
    void mergedContactsPointToTheirMaster() {
        String master = client.create("contacts", "{\"lastname\":\"Ruiz\"}");
        assertThat(client.post(
                                "/Merge",
                                "{\"Target\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\""
                                        + master
                                        + "\"},\"Subordinate\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\""
                                        + contact
                                        + "\"},\"PerformParentingChecks\":false}")
                        .status())
                .isEqualTo(204);
        assertThat(dataverse.records("contact").get(0))
                .containsEntry("merged", true)
                .containsEntry("statecode", 1)
                .containsEntry("_masterid_value", master);
        assertThat(dataverse.records("incident").get(0)).containsEntry("_customerid_value", master);
    }

    @Test
    void aQueueHoldsAnObjectOnce() {
        String queue = client.create("queues", "{\"name\":\"WhatsApp\"}");
        String body = "{\"Target\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.incident\",\"incidentid\":\"" + incident
                + "\"}}";
        String path = "/queues(" + queue + ")/Microsoft.Dynamics.CRM.AddToQueue";
        String first = client.post(path, body).json().path("QueueItemId").asText();
        assertThat(client.post(path, body).json().path("QueueItemId").asText())
                .isEqualTo(first)
                .isNotEmpty();
        assertThat(dataverse.records("queueitem")).hasSize(1);
    }
}
