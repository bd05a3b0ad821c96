package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.siebel.records.Behaviour;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteRulesTest {
    private static final String REQUESTS = "/data/Service Request/Service Request";
    private static final String ACTIONS = "/data/Action/Action";

    private final SiebelSimulator siebel = SiebelSimulator.start(SiebelSimulatorSettings.demo());
    private final RestClient client = RestClient.login(siebel);

    @AfterEach
    void stop() {
        siebel.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "required field missing     | /data/Contact/Contact | {`First Name`:`A`}                          | 500 | SBL-DAT-00498",
                "required field emptied     | /data/Contact/Contact | {`First Name`:`A`,`Last Name`:``}           | 500 | SBL-DAT-00498",
                "unknown field              | /data/Contact/Contact | {`First Name`:`A`,`Last Name`:`B`,`Surname`:`C`} | 500 | SBL-DAT-00398",
                "value not in the list      | /data/Action/Action   | {`Type`:`WhatsApp - Inbound`}               | 500 | SBL-DAT-00225",
                "part of a value            | /data/Action/Action   | {`Type`:`Call -`}                           | 500 | SBL-DAT-00225",
                "lower part without upper   | /data/Service Request/Service Request | {`Sub-Area`:`Coverage`}     | 500 | SBL-EAI-04401",
                "lower part of another      | /data/Service Request/Service Request | {`Area`:`Billing`,`Sub-Area`:`Coverage`} | 500 | SBL-DAT-00225",
                "contact that is not there  | /data/Service Request/Service Request | {`Contact Id`:`1-NONE`}     | 500 | SBL-DAT-00225",
                "organization not there     | /data/Contact/Contact | {`First Name`:`A`,`Last Name`:`B`,`Primary Organization`:`X`} | 500 | SBL-DAT-00225",
                "ISO date                   | /data/Action/Action   | {`Type`:`To Do`,`Started`:`2026-01-31T10:00:00Z`} | 500 | SBL-DAT-00359",
                "flag that is none          | /data/Contact/Contact | {`First Name`:`A`,`Last Name`:`B`,`Suppress All Calls`:`X`} | 500 | SBL-DAT-00225",
                "no JSON                    | /data/Action/Action   | {`Type`                                     | 400 | -",
                "no record                  | /data/Action/Action   | `x`                                         | 400 | -",
            })
    void whatIsRefused(String name, String path, String body, int status, String code) {
        RestClient.Reply reply = client.post(path.strip(), body.replace('`', '"'));

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code.equals("-") ? "" : code);
        assertThat(siebel.records("Contact")).isEmpty();
        assertThat(siebel.records("Action")).isEmpty();
        assertThat(siebel.records("Service Request")).isEmpty();
    }

    @Test
    void textThatIsTooLongIsRefusedOrCut() {
        String tooLong = "{\"Type\":\"To Do\",\"Comment\":\"" + "x".repeat(1499) + "👋\"}";
        assertThat(client.post(ACTIONS, tooLong).code()).isEqualTo("SBL-DAT-00235");
        siebel.behave(Behaviour.OVERFLOW_IS_CUT, true);
        client.create(ACTIONS, tooLong);
        assertThat(siebel.records("Action").get(0).get("Comment")).isEqualTo("x".repeat(1499));
        siebel.behave(Behaviour.LENGTH_IN_BYTES, true);
        client.create(ACTIONS, "{\"Type\":\"To Do\",\"Comment\":\"" + "ñ".repeat(800) + "\"}");
        assertThat(siebel.records("Action").get(1).get("Comment")).hasSize(750);
    }

    @Test
    void emojiAreKeptLostOrRefused() {
        String body = "{\"Type\":\"To Do\",\"Comment\":\"a👋b\"}";
        client.create(ACTIONS, body);
        siebel.behave(Behaviour.EMOJI_LOST, true);
        client.create(ACTIONS, body);
        siebel.behave(Behaviour.EMOJI_REFUSED, true);
        assertThat(client.post(ACTIONS, body).status()).isEqualTo(400);
        assertThat(siebel.records("Action"))
                .extracting(row -> row.get("Comment"))
                .containsExactly("a👋b", "a?b");
    }

    @Test
    void readOnlyFieldsAreIgnoredOrRefused() {
        String body =
                "{\"Abstract\":\"a\",\"Closed Date\":\"01/01/2020\",\"Contact Last Name\":\"x\",\"Created\":\"y\"}";
        client.create(REQUESTS, body);
        assertThat(siebel.records("Service Request").get(0)).containsEntry("Closed Date", "");
        siebel.behave(Behaviour.READ_ONLY_REFUSED, true);
        assertThat(client.post(REQUESTS, body).code()).isEqualTo("SBL-DAT-00263");
    }

    @Test
    void picklistsMayComplete() {
        siebel.behave(Behaviour.PICKLIST_COMPLETES, true);

        client.create(ACTIONS, "{\"Type\":\"Call\",\"Status\":\"On-\"}");

        assertThat(siebel.records("Action").get(0))
                .containsEntry("Type", "Call - Inbound")
                .containsEntry("Status", "On-Hold");
    }

    @Test
    void datesAreThoseOfTheUsersTimeZone() {
        try (SiebelSimulator madrid =
                SiebelSimulator.start(SiebelSimulatorSettings.demo().withZone(ZoneId.of("Europe/Madrid")))) {
            RestClient caller = RestClient.login(madrid);
            String id = caller.create(ACTIONS, "{\"Type\":\"To Do\",\"Started\":\"07/01/2026 10:00:00\"}");

            assertThat(madrid.records("Action").get(0)).containsEntry("Started", "2026-07-01T08:00:00Z");
            assertThat(caller.get(ACTIONS + "/" + id).json().path("Started").asText())
                    .isEqualTo("07/01/2026 10:00:00");
            assertThat(caller.search(ACTIONS, "[Started] = \"07/01/2026 10:00:00\"")
                            .items())
                    .hasSize(1);
        }
    }

    @Test
    void aWriteThatChangesNothingIs304() {
        String id = client.create(ACTIONS, "{\"Type\":\"To Do\",\"Comment\":\"a\"}");

        assertThat(client.put(ACTIONS + "/" + id, "{\"Comment\":\"a\"}").status())
                .isEqualTo(304);
        assertThat(client.put(ACTIONS + "/" + id, "{\"Comment\":\"b\"}").status())
                .isEqualTo(200);
        siebel.behave(Behaviour.NO_CHANGE_IS_200, true);
        assertThat(client.put(ACTIONS + "/" + id, "{\"Comment\":\"b\"}").id()).isEqualTo(id);
        assertThat(siebel.records("Action").get(0)).containsEntry("Mod Id", "1").containsEntry("Type", "To Do");
    }

    @Test
    void theServerFillsWhatItFills() {
        client.create(REQUESTS, "{\"Abstract\":\"a\"}");
        client.create(ACTIONS, "{}");

        assertThat(siebel.records("Service Request").get(0))
                .containsEntry("Status", "Open")
                .containsEntry("Sub-Status", "Unassigned")
                .containsEntry("Owner", "CCAGENT")
                .containsEntry("Primary Organization", "Default Organization")
                .containsEntry("Integration Id", "")
                .hasEntrySatisfying("SR Number", number -> assertThat(number).startsWith("1-"));
        assertThat(siebel.records("Action").get(0))
                .containsEntry("Type", "To Do")
                .containsEntry("Owner Login", "SADMIN")
                .hasEntrySatisfying("Activity UID", uid -> assertThat(uid).startsWith("1-"));
        siebel.behave(Behaviour.SITE_FILLS_INTEGRATION_ID, true);
        siebel.behave(Behaviour.SERVICE_REQUEST_OWNED_BY_CREATOR, true);
        client.create(REQUESTS, "{\"Abstract\":\"b\"}");
        assertThat(siebel.records("Service Request").get(1))
                .containsEntry("Owner", "SADMIN")
                .hasEntrySatisfying("Integration Id", id -> assertThat(id).startsWith("MDM-"));
    }

    @Test
    void aServiceRequestClosesAndOpensAgain() {
        String request = REQUESTS + "/" + client.create(REQUESTS, "{\"Abstract\":\"a\"}");
        siebel.behave(Behaviour.CLOSE_NEEDS_RESOLUTION, true);
        assertThat(client.put(request, "{\"Status\":\"Closed\"}").code()).isEqualTo("SBL-DAT-00498");
        assertThat(client.put(request, "{\"Status\":\"Closed\",\"Resolution Code\":\"Solved\"}")
                        .status())
                .isEqualTo(200);
        assertThat(siebel.records("Service Request").get(0))
                .containsEntry("Sub-Status", "Resolved")
                .hasEntrySatisfying("Closed Date", date -> assertThat(date).isNotEmpty());

        siebel.behave(Behaviour.CLOSED_SERVICE_REQUEST_IS_READ_ONLY, true);
        assertThat(client.put(request, "{\"Abstract\":\"b\"}").code()).isEqualTo("SBL-DAT-00263");
        assertThat(client.put(request, "{\"Status\":\"Open\"}").status()).isEqualTo(200);
        assertThat(siebel.records("Service Request").get(0)).containsEntry("Closed Date", "");
    }

    @Test
    void aLockedRowIsRefusedSoManyTimes() {
        String id = client.create(ACTIONS, "{\"Type\":\"To Do\"}");
        siebel.rowLocks().lock(id, 2);

        assertThat(client.put(ACTIONS + "/" + id, "{\"Comment\":\"b\"}").code()).isEqualTo("SBL-DAT-00523");
        assertThat(client.put(ACTIONS + "/" + id, "{\"Comment\":\"b\"}").code()).isEqualTo("SBL-DAT-00523");
        assertThat(client.put(ACTIONS + "/" + id, "{\"Comment\":\"b\"}").status())
                .isEqualTo(200);
    }
}
