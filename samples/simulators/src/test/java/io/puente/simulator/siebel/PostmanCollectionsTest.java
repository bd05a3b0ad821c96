package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests of the vendor's two Postman collections (github.com/OracleSiebel/ConfiguringSiebel, "Siebel REST API - IP17" and
 * "Siebel Open API MetaData") in their order: the same methods, paths, parameters, headers and forms of bodies, with values
 * of our own. The collections send {@code Content-Type} with bodies only, and no credentials with OPTIONS.
 */
@TestMethodOrder(OrderAnnotation.class)
class PostmanCollectionsTest {
    private static final SiebelSimulator SIEBEL = SiebelSimulator.start(SiebelSimulatorSettings.demo());
    private static final RestClient SADMIN = RestClient.login(SIEBEL).without("Content-Type", "Accept");
    private static final String WORKSPACE = "dev_sadmin_amber";
    private static String contact = "";
    private static String request = "";

    /** Without a view mode a user sees what is theirs, so the records are the administrator's. */
    @BeforeAll
    static void whatTheCollectionsExpectOnTheServer() {
        Administration administration = SIEBEL.administration();
        administration.grantService("Siebel Employee", true);
        administration.grantService("Siebel Account", true);
        administration.deployWorkflow("DeskPing", UnaryOperator.identity());
        administration.openWorkspace(WORKSPACE, "SADMIN");
        RestClient json = RestClient.login(SIEBEL);
        contact = json.create("/data/Contact/Contact", "{\"First Name\":\"Ines\",\"Last Name\":\"Rey\"}");
        for (String name : new String[] {"Amber Trading", "Basalt Works"}) {
            json.put("/data/Contact/Contact/" + contact + "/Account", "{\"Account\":[{\"Name\":\"" + name + "\"}]}");
        }
        json.create(
                "/data/Account/Account",
                "{\"Name\":\"Cobalt Mills\",\"Primary Organization\":\"Default Organization\"}");
        for (String text : new String[] {"first", "second", "third"}) {
            request = administration.insert(
                    "SADMIN", "Service Request", Map.of("Abstract", text, "Owned By Id", "0-1", "Status", "Open"));
        }
    }

    @AfterAll
    static void stop() {
        SIEBEL.close();
    }

    @Order(1)
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "heartbeat                       | GET  | /heartbeat | - | /Status | Success",
                "all service requests            | GET  | /data/Service Request/Service Request | - | /items/2/Status | Open",
                "a page of them                  | GET  | /data/Service Request/Service Request?PageSize=2&StartRowNum=0 | - | /items/1/Status | Open",
                "one of them                     | GET  | /data/Service Request/Service Request/{request} | - | /Abstract | third",
                "some of its fields              | GET  | /data/Service Request/Service Request/{request}?fields=Id,Status,Closed Date | - | /Status | Open",
                "and some of its links           | GET  | /data/Service Request/Service Request/{request}?fields=Id,Status,Closed Date&ChildLinks=Service Agreement Contact | - | /Link/1/rel | canonical",
                "those that are open             | GET  | /data/Service Request/Service Request?searchspec=([Status]~LIKE\"*open*\")&fields=Id,Status,Closed Date | - | /items/2/Status | Open",
                "an account of a contact         | GET  | /data/Contact/Contact/{contact}/Account?SearchSpec=Name=\"Amber Trading\"&fields=Id&ChildLinks=none | - | /Link/0/name | Account",
                "options                         | OPTIONS | /data/Service Request/Service Request | - | - | -",
                "applets of the repository       | GET  | /workspace/main/Applet | - | /items/0/ProjectName | Desk",
                "an applet is written            | PUT  | /workspace/{workspace}/Applet | {'Name':'Amber Applet','ProjectName':'Desk','UpgradeBehavior':'Preserve'} | /workspace~1{workspace}Applet/Name | Amber Applet",
                "an account is put to a contact  | PUT  | /data/Contact/Contact/{contact}/Account | {'Name':'Cobalt Mills','Primary Organization':'Default Organization','Location':''} | /items/Account/Name | Cobalt Mills",
                "a service is called             | POST | /service/Siebel Employee/QueryByExample | {'body':{'StartRowNum':'0','SiebelMessage':{'MessageId':'','MessageType':'Integration Object','IntObjectName':'Employee Interface','IntObjectFormat':'Siebel Hierarchical','ListOfEmployee Interface':{'Employee':{'Login Name':'CCAGENT'}}}}} | /SiebelMessage/Employee/Login Name | CCAGENT",
                "a workflow is run               | POST | /service/Workflow Process Manager/RunProcess | {'body':{'ProcessName':'DeskPing','InputIO':{'Color':'blue'}}} | /ProcessName | DeskPing",
                "a contact is created            | POST | /data/Contact/Contact | {'First Name':'Olga','Last Name':'Prat','Primary Organization':'Default Organization','Person UId':'amber-1','Personal Contact':'N'} | /items/Last Name | Prat",
                "catalog of business objects     | GET  | /data/describe?PageSize=100&StartRowNum=0 | - | /items/0/Name | Contact",
                "describe a component            | GET  | /data/Account/Account/describe | - | /components/schemas/data_Account_Account_/properties/Name/x-maxLength | 100",
                "describe a child                | GET  | /data/Account/Account/{key}/Contact/describe | - | /info/title | SblDtAccountContact",
                "catalog of the repository       | GET  | /workspace/main/describe | - | /tags/0/name | workspace/main/Applet/describe",
                "describe applets                | GET  | /workspace/main/Applet/describe | - | /components/schemas/workspace_main_Applet_/required/1 | ProjectName",
                "describe scripts of applets     | GET  | /workspace/main/Applet/{key}/Applet Browser Script/describe | - | /components/schemas/workspace_main_Applet_{key}_Applet Browser Script_/properties/Script/type | string",
                "catalog of services             | GET  | /service/describe | - | /tags/1/name | service/Siebel Employee/describe",
                "methods of a service            | GET  | /service/Siebel Account/describe | - | /tags/5/name | service/Siebel Account/InsertOrUpdate/describe",
                "arguments of a method           | GET  | /service/Siebel Account/InsertOrUpdate/describe | - | /components/schemas/SiebelAccountMessage/properties/ListOfAccount Interface/properties/Account/items/properties/Name/x-maxLength | 100",
            })
    void requestOfTheCollections(
            String name, String method, String path, String body, String pointer, String expected) {
        RestClient client = method.strip().equals("OPTIONS") ? SADMIN.without("Authorization") : SADMIN;
        String sent = body.equals("-") ? null : body.replace('\'', '"');

        RestClient.Reply reply = (sent == null ? client : client.with("Content-Type", "application/json"))
                .raw(method.strip(), "/siebel/v1.0" + address(path), sent);

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        if (!pointer.equals("-")) {
            assertThat(reply.json()
                            .at(pointer.replace("{workspace}", WORKSPACE))
                            .asText())
                    .as(reply.http().body())
                    .isEqualTo(expected);
        }
    }

    /** As Postman sends it: spaces, quotes, braces and brackets encoded, the rest as it stands. */
    private static String address(String path) {
        return path.replace("{contact}", RestClient.encode(contact))
                .replace("{request}", RestClient.encode(request))
                .replace("{workspace}", WORKSPACE)
                .replace(" ", "%20")
                .replace("\"", "%22")
                .replace("{", "%7B")
                .replace("}", "%7D")
                .replace("[", "%5B")
                .replace("]", "%5D");
    }

    @Order(2)
    @Test
    void whatTheyWroteIsThereAndWhatTheyAskedForWasMeant() {
        RestClient json = RestClient.login(SIEBEL);

        assertThat(json.get("/workspace/" + WORKSPACE + "/Applet/Amber Applet")
                        .json()
                        .path("UpgradeBehavior")
                        .asText())
                .isEqualTo("Preserve");
        assertThat(json.get("/workspace/main/Applet/Amber Applet").status()).isEqualTo(404);
        assertThat(json.get("/data/Contact/Contact/" + contact + "/Account", "SearchSpec", "Name=\"Cobalt Mills\"")
                        .items()
                        .path("Name")
                        .asText())
                .isEqualTo("Cobalt Mills");
        assertThat(json.get("/data/Contact/Contact/" + contact + "/Account").items())
                .hasSize(3);
        assertThat(SIEBEL.records("Account"))
                .as("an account that is known is put to the contact")
                .hasSize(3);
        assertThat(json.get("/data/Service Request/Service Request/" + request, "ChildLinks", "Action,Nothing")
                        .json()
                        .path("Link"))
                .extracting(link ->
                        link.path("rel").asText() + " " + link.path("name").asText())
                .containsExactly("self Service Request", "canonical Service Request", "child Action");
    }
}
