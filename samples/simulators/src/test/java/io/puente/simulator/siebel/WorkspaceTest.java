package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkspaceTest {
    private static final SiebelSimulator SIEBEL = SiebelSimulator.start(SiebelSimulatorSettings.demo());
    private static final RestClient CLIENT = RestClient.login(SIEBEL);

    @BeforeEach
    void open() {
        SIEBEL.reset();
        SIEBEL.administration().openWorkspace("dev_one", "SADMIN");
        SIEBEL.administration().openWorkspace("dev_two", "SADMIN");
        SIEBEL.administration().openWorkspace("dev_agent", "CCAGENT");
    }

    @AfterAll
    static void stop() {
        SIEBEL.close();
    }

    @Test
    void aWorkspaceShowsMainWithItsOwnChangesAndNoOtherSeesThem() {
        put("dev_one/Applet", "{\"Name\":\"New\",\"ProjectName\":\"Desk\"}");
        put("dev_one/Applet/Desk Case List Applet", "{\"Comments\":\"changed\"}");
        put("dev_one/Applet/New/Control", "{\"Name\":\"Save\",\"Caption\":\"Save it\"}");

        assertThat(names("dev_one/Applet")).containsExactly("Desk Case List Applet", "Desk Contact Form Applet", "New");
        assertThat(names("DEV_TWO/Applet")).containsExactly("Desk Case List Applet", "Desk Contact Form Applet");
        assertThat(text("dev_one/Applet/Desk Case List Applet", "Comments")).isEqualTo("changed");
        assertThat(text("dev_one/Applet/Desk Case List Applet", "BusinessComponent"))
                .isEqualTo("Service Request");
        assertThat(text("MAIN/Applet/Desk Case List Applet", "Comments")).isEmpty();
        assertThat(names("dev_one/Applet/Desk Case List Applet/Control")).containsExactly("NewRecord", "WriteRecord");
        assertThat(text("dev_one/Applet/New/Control/Save", "Caption")).isEqualTo("Save it");
        assertThat(text("main/Applet/Desk Case List Applet/List/List/List Column/Status", "Field"))
                .isEqualTo("Status");

        SIEBEL.reset();
        assertThat(CLIENT.get("/workspace/dev_one/Applet").status()).isEqualTo(404);
    }

    @Test
    void pagesFieldsAndLinks() {
        assertThat(CLIENT.get("/workspace/main/Applet", "PageSize", "1", "StartRowNum", "1", "uniformresponse", "y")
                        .items())
                .singleElement()
                .extracting(applet -> applet.path("Name").asText())
                .isEqualTo("Desk Contact Form Applet");
        assertThat(CLIENT.get("/workspace/main/Applet/Desk Case List Applet", "fields", "Name", "ChildLinks", "List")
                        .json()
                        .toString())
                .isEqualTo(("{'Name':'Desk Case List Applet','Link':["
                                + "{'rel':'self','href':'@Applet/Desk Case List Applet','name':'Applet'},"
                                + "{'rel':'canonical','href':'@Applet/Desk Case List Applet','name':'Applet'},"
                                + "{'rel':'child','href':'@Applet/Desk Case List Applet/List','name':'List'}]}")
                        .replace('\'', '"')
                        .replace("@", SIEBEL.baseUri() + "/siebel/v1.0/workspace/main/"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "unknown workspace        | GET  | dev_none/Applet            | -                                 | 404 | SBL-EAI-50257",
                "unknown type             | GET  | main/Gadget                | -                                 | 404 | SBL-EAI-50257",
                "unknown type within      | GET  | main/Applet/X/Gadget       | -                                 | 404 | SBL-EAI-50257",
                "unknown type described   | GET  | main/Gadget/describe       | -                                 | 404 | SBL-EAI-50257",
                "unknown object           | GET  | main/Applet/X              | -                                 | 404 | ^^",
                "within an unknown object | GET  | main/Applet/X/Control      | -                                 | 404 | ^^",
                "unknown field asked for  | GET  | main/Applet?fields=Nope    | -                                 | 500 | SBL-EAI-50258",
                "no type                  | GET  | main                       | -                                 | 404 | ^^",
                "MAIN is not edited       | PUT  | main/Applet                | {'Name':'X','ProjectName':'Desk'} | 403 | ^^",
                "nor another's workspace  | PUT  | dev_agent/Applet           | {'Name':'X','ProjectName':'Desk'} | 403 | ^^",
                "unknown property         | PUT  | dev_one/Applet             | {'Name':'X','Nope':'Desk'}        | 500 | SBL-DAT-00398",
                "missing property         | PUT  | dev_one/Applet             | {'Name':'X'}                      | 500 | SBL-DAT-00498",
                "missing name             | PUT  | dev_one/Applet             | {'ProjectName':'Desk'}            | 500 | SBL-EAI-04397",
                "too long                 | PUT  | dev_one/Applet/X           | {'ProjectName':'Desk','UpgradeBehavior':'1234567890123456789012345678901'} | 500 | SBL-DAT-00235",
                "two names                | PUT  | dev_one/Applet/X           | {'Name':'Y','ProjectName':'Desk'} | 400 | ^^",
                "insert of a known one    | POST | dev_one/Applet/Desk Case List Applet | {'ProjectName':'Desk'}  | 409 | SBL-EAI-04383",
                "into an unknown one      | PUT  | dev_one/Applet/X/Control   | {'Name':'Save'}                   | 404 | SBL-EAI-04378",
                "another method           | DELETE | dev_one/Applet/X         | -                                 | 405 | ^^",
            })
    void refusals(String name, String method, String path, String body, int status, String code) {
        String sent = body.equals("-") ? null : body.replace('\'', '"');

        RestClient.Reply reply = CLIENT.call(method.strip(), "/workspace/" + path.strip(), "", sent);

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.error()).isNotEmpty();
        assertThat(names("dev_one/Applet")).hasSize(2);
    }

    @Test
    void onlyTheAdministratorsResponsibilityReachesTheRepository() {
        RestClient agent = RestClient.login(SIEBEL, "CCAGENT", "CCAGENT");
        for (RestClient.Reply reply : new RestClient.Reply[] {
            agent.get("/workspace/main/Applet"),
            agent.get("/workspace/main/describe"),
            agent.put("/workspace/dev_agent/Applet", "{\"Name\":\"X\",\"ProjectName\":\"Desk\"}"),
            RestClient.anonymous(SIEBEL).get("/workspace/main/Applet")
        }) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("SBL-DAT-00825");
        }
    }

    @Test
    void servicesThatAreNotGrantedAreNotDescribed() {
        SIEBEL.administration().grantService("Siebel Contact", true);

        assertThat(CLIENT.get("/service/describe", "openapiversion", "2").json().path("tags"))
                .extracting(tag -> tag.path("name").asText())
                .containsExactly("service/Siebel Contact/describe");
        assertThat(CLIENT.get("/service/Siebel Account/describe").code()).isEqualTo("SBL-DAT-00825");
        assertThat(CLIENT.get("/service/Siebel Contact/Nope/describe").code()).isEqualTo("SBL-EAI-50257");
        assertThat(CLIENT.get("/service/Siebel Contact/QueryById/describe", "openapiversion", "2")
                        .json()
                        .at("/definitions/service_SiebelContact_QueryById_request/properties/PrimaryRowId/maxLength")
                        .asInt())
                .isEqualTo(15);
    }

    private static void put(String path, String body) {
        RestClient.Reply reply = CLIENT.call("PUT", "/workspace/" + path, "", body);
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
    }

    private static List<String> names(String path) {
        return CLIENT.get("/workspace/" + path, "uniformresponse", "y").items().findValuesAsText("Name");
    }

    private static String text(String path, String property) {
        return CLIENT.get("/workspace/" + path).json().path(property).asText();
    }
}
