package io.puente.simulator.siebel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.siebel.records.Behaviour;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kinds of requests that the vendor publishes in its REST guide and its collections, with values of our own. */
class PublishedRequestsTest {
    private static final SiebelSimulator SIEBEL = SiebelSimulator.start(SiebelSimulatorSettings.demo());
    private static final RestClient CLIENT = RestClient.login(SIEBEL);
    private static String account = "";
    private static String contact = "";
    private static String request = "";

    @BeforeAll
    static void fill() {
        SIEBEL.administration().grant("AttachmentDocIO", true);
        SIEBEL.administration().grantService("Siebel Account", true);
        SIEBEL.administration().grantService("Siebel Contact", true);
        account = CLIENT.create(
                "/data/Account/Account",
                "{\"Name\":\"Acme\",\"Location\":\"HQ\",\"Primary Organization\":\"Default Organization\"}");
        contact = CLIENT.create(
                "/data/Contact/Contact", "{\"First Name\":\"Marta\",\"Last Name\":\"Sol\",\"Person UId\":\"u-1\"}");
        request = CLIENT.create(
                "/data/Service Request/Service Request", "{\"Abstract\":\"x\",\"Contact Id\":\"" + contact + "\"}");
    }

    @AfterAll
    static void stop() {
        SIEBEL.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "list contacts                  | GET    | /data/Contact/Contact?PageSize=5&StartRowNum=0&uniformresponse=y | -  | 200 | /items/0/Id",
                "one contact                    | GET    | /data/Contact/Contact/{contact}?fields=First%20Name | - | 200 | /First Name",
                "contact by name                | GET    | /data/Contact/Contact?searchspec=%5BFirst%20Name%5D%20LIKE%20'Mar*'&uniformresponse=y | - | 200 | /items/0/Last Name",
                "account in a view mode         | GET    | /data/Account/Account?ViewMode=Organization&childlinks=None | - | 200 | /items/Name",
                "sorted                         | GET    | /data/Account/Account?sortspec=Name:asc,Location:desc&uniformresponse=y | - | 200 | /items/0/Name",
                "children                       | GET    | /data/Contact/Contact/{contact}/Service%20Request?uniformresponse=y | - | 200 | /items/0/Abstract",
                "insert a contact               | POST   | /data/Contact/Contact | {'First Name':'Ken','Last Name':'Low','Primary Organization':'Default Organization','Person UId':'u-2','Personal Contact':'N'} | 200 | /items/Id",
                "insert the same contact        | POST   | /data/Contact/Contact | {'First Name':'Ken','Last Name':'Low','Person UId':'u-1'} | 409 | /ERROR",
                "insert several accounts        | POST   | /data/Account/Account | [{'Name':'A1','Location':'HQ','Primary Organization':'Default Organization'},{'Name':'A2'}] | 200 | /1/Id",
                "insert several with a known    | POST   | /data/Account/Account | [{'Name':'A3'},{'Name':'Acme','Location':'HQ','Primary Organization':'Default Organization'}] | 409 | /ERROR",
                "upsert an account by its key   | PUT    | /data/Account/Account | {'Name':'Acme','Location':'HQ','Primary Organization':'Default Organization','Main Phone Number':'1'} | 200 | /items/Link/href",
                "update a service request       | PUT    | /data/Service%20Request/Service%20Request/{request}?ViewMode=All | {'Abstract':'y'} | 200 | /items/Id",
                "associate an account           | PUT    | /data/Contact/Contact/{contact}/Account | {'Name':'Acme','Location':'HQ','Primary Organization':'Default Organization'} | 200 | /items/Account/Id",
                "insert an account with contact | POST   | /data/Account/Account | {'Name':'A4','Contact':{'First Name':'Lea','Last Name':'Bo'}} | 200 | /items/Contact/Id",
                "delete several with an unknown | DELETE | /data/Account/Account | [{'Id':'1-NONE'}]              | 400 | /ERROR",
                "delete what is not there       | DELETE | /data/Account/Account/1-NONE | -                       | 204 | -",
                "insert a file                  | POST   | /data/AttachmentDocIO/SR%20Resolution%20Item | {'ResFileName':'a','ResFileExt':'txt','Res Attachment Id':'SGk='} | 200 | /items/Id",
                "files with content             | GET    | /data/AttachmentDocIO/SR%20Resolution%20Item?inlineattachment=true&uniformresponse=y | - | 200 | /items/0/Res Attachment Id",
                "service query by id            | GET    | /service/Siebel%20Contact/QueryById?PrimaryRowId={contact} | - | 200 | /SiebelMessage/Contact/Last Name",
                "service insert                 | POST   | /service/Siebel%20Account/Insert | {'body':{'SiebelMessage':{'IntObjectName':'Account Interface','ListOfAccount Interface':{'Account':{'Name':'S1'}}}}} | 200 | /PrimaryRowId",
                "service insert of a known      | POST   | /service/Siebel%20Account/Insert | {'body':{'SiebelMessage':{'ListOfAccount Interface':{'Account':{'Name':'Acme','Location':'HQ','Primary Organization':'Default Organization'}}}}} | 500 | /ERROR",
                "service in the request format  | POST   | /service/Siebel%20Contact/InsertOrUpdate?matchrequestformat=y | {'SiebelMessage':{'ListOfContact Interface':{'Contact':[{'Person UId':'u-1','First Name':'Marta','Last Name':'Sol'}]}}} | 200 | /SiebelMessage/ListOfContact Interface/Contact/0/Id",
                "service that is not granted    | POST   | /service/Siebel%20Action/Insert | {'body':{}}            | 403 | /ERROR",
                "workflow that is not granted   | POST   | /workflow/Nope | {'body':{}}                             | 403 | /ERROR",
                "describe a component           | GET    | /data/Service%20Request/Service%20Request/describe | -   | 200 | /openapi",
                "describe a child               | GET    | /data/Service%20Request/Service%20Request/{request}/Action/describe | - | 200 | /info/title",
                "catalog                        | GET    | /data/describe?PageSize=100 | -                          | 200 | /items/0/Name",
                "heartbeat                      | GET    | /heartbeat | -                                          | 200 | -",
            })
    void publishedRequest(String name, String method, String path, String body, int status, String pointer) {
        String target = path.strip()
                .replace("{contact}", RestClient.encode(contact))
                .replace("{request}", RestClient.encode(request))
                .replace("{account}", RestClient.encode(account));
        String sent = body.equals("-") ? null : body.replace('\'', '"');

        RestClient.Reply reply = CLIENT.raw(method.strip(), "/siebel/v1.0" + target, sent);

        assertThat(reply.status()).as(reply.http().body()).isEqualTo(status);
        if (!pointer.equals("-")) {
            assertThat(reply.json().at(pointer).asText())
                    .as(reply.http().body())
                    .isNotEmpty();
        }
    }

    @Test
    void describeTellsLengthsTypesAndWhatIsReadOnly() {
        JsonNode api = CLIENT.get("/data/Action/Action/describe").json();
        JsonNode properties = api.at("/components/schemas/data_Action_Action_/properties");

        assertThat(api.path("openapi").asText()).isEqualTo("3.0.1");
        assertThat(api.at("/info/title").asText()).isEqualTo("SblDtActionAction");
        assertThat(api.path("paths").has("/data/Action/Action/{action_key}/")).isTrue();
        assertThat(properties.at("/Comment/x-maxLength").asText()).isEqualTo("1500");
        assertThat(properties.at("/Started/x-siebel-datatype").asText()).isEqualTo("DTYPE_UTCDATETIME");
        assertThat(properties.at("/Created/x-siebel-readOnly").asText()).isEqualTo("true");
        assertThat(CLIENT.get("/data/Action/Action/describe", "openapiversion", "2")
                        .json()
                        .at("/definitions/data_Action_Action_/properties/Comment/maxLength")
                        .asInt())
                .isEqualTo(1500);
        SIEBEL.behave(Behaviour.DESCRIBE_OMITS_ID, true);
        assertThat(CLIENT.get("/data/Action/Action/describe").http().body()).doesNotContain("\"Id\"");
        SIEBEL.behave(Behaviour.DESCRIBE_OMITS_ID, false);
    }

    @Test
    void aWorkflowAnswersItsFailureWith200() {
        SIEBEL.administration().deployWorkflow("Check", in -> Map.of("Error Message", "bad " + in.get("Object Id")));

        RestClient.Reply reply = CLIENT.post("/workflow/Check", "{\"body\":{\"Object Id\":\"7\"}}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("Error Message").asText()).isEqualTo("bad 7");
        assertThat(CLIENT.post(
                                "/service/Workflow Process Manager/RunProcess",
                                "{\"body\":{\"ProcessName\":\"Check\",\"Object Id\":\"8\"}}")
                        .json()
                        .path("Error Message")
                        .asText())
                .isEqualTo("bad 8");
    }
}
