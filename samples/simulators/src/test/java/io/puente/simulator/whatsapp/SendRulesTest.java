package io.puente.simulator.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.simulator.SimulatorClock;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which send calls are taken and which are refused, with which code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendRulesTest {
    private static final String START = "{'messaging_product':'whatsapp','to':'+15550100001',";
    private static final String INTERACTIVE = START + "'type':'interactive','interactive':";

    private final WhatsAppSimulator simulator = WhatsAppSimulator.start(
            WhatsAppSettings.demo().withPort(0), SimulatorClock.fixed(Instant.parse("2026-03-01T12:00:00Z")));
    private final Caller business = new Caller(simulator);
    private String image = "";
    private String inbound = "";

    @BeforeAll
    void someoneWroteAndAFileWasUploaded() throws Exception {
        Update hello = simulator.customer("Ana", "15550100001").text("Hola");
        inbound = hello.id();
        simulator.webhook(hello);
        image = business.upload("image/png", new byte[] {1, 2, 3})
                .json()
                .path("id")
                .asText();
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "text|'type':'text','text':{'body':'hi','preview_url':true}",
                "text without type|'text':{'body':'hi'}",
                "quote and callback data|'text':{'body':'x'},'context':{'message_id':'wamid.A'},'biz_opaque_callback_data':'1'",
                "image by id|'type':'image','image':{'id':'IMAGE','caption':'c'}",
                "document by link|'type':'document','document':{'link':'https://example.com/a.pdf','filename':'a.pdf'}",
                "location|'type':'location','location':{'latitude':1.5,'longitude':'-2'}",
                "contacts|'type':'contacts','contacts':[{'name':{'formatted_name':'A B','first_name':'A'}}]",
                "reaction|'type':'reaction','reaction':{'message_id':'INBOUND','emoji':''}",
                "template|'type':'template','template':{'name':'hello_world','language':{'code':'en_US'}}",
                "template, other spelling of the locale|'type':'template','template':{'name':'hello_world','language':{'code':'en-US'}}",
                "flow|'type':'interactive','interactive':{'type':'flow','body':{'text':'b'},'action':{'name':'flow','parameters':{'flow_message_version':'3','flow_id':'1','flow_cta':'Go'}}}",
                "location request|'type':'interactive','interactive':{'type':'location_request_message','body':{'text':'b'},'action':{'name':'send_location'}}",
            })
    void taken(String name, String content) throws Exception {
        Caller.Answer answer = business.send(START + fill(content) + "}");
        assertThat(answer.status()).as(new String(answer.bytes(), "UTF-8")).isEqualTo(200);
        assertThat(answer.wamid()).startsWith("wamid.");
        assertThat(answer.json().at("/contacts/0/wa_id").asText()).isEqualTo("15550100001");
        assertThat(answer.json().at("/contacts/0/input").asText()).isEqualTo("+15550100001");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "no content|400|131008|'type':'text'",
                "empty text|400|131008|'text':{'body':''}",
                "text too long|400|131009|'text':{'body':'LONG4097'}",
                "unknown type|400|100|'type':'fax','fax':{}",
                "unknown key|400|100|'text':{'body':'x'},'colour':'red'",
                "unknown key inside|400|100|'text':{'body':'x','size':1}",
                "callback data too long|400|131009|'text':{'body':'x'},'biz_opaque_callback_data':'LONG4097'",
                "caption too long|400|131009|'type':'image','image':{'id':'IMAGE','caption':'LONG4097'}",
                "unknown media id|400|131009|'type':'image','image':{'id':'42'}",
                "wrong kind of media|400|131053|'type':'video','video':{'id':'IMAGE'}",
                "neither id nor link|400|131008|'type':'image','image':{}",
                "link that is none|400|131009|'type':'image','image':{'link':'file:///etc/passwd'}",
                "latitude out of range|400|131009|'type':'location','location':{'latitude':91,'longitude':0}",
                "card with formatted name only|400|131008|'type':'contacts','contacts':[{'name':{'formatted_name':'A'}}]",
                "reaction to nothing|400|131009|'type':'reaction','reaction':{'message_id':'wamid.B','emoji':'x'}",
                "reaction that quotes|400|131009|'type':'reaction','context':{'message_id':'wamid.A'},'reaction':{'message_id':'INBOUND','emoji':'x'}",
                "identity hash differs|400|137000|'text':{'body':'x'},'recipient_identity_key_hash':'h'",
                "template unknown|404|132001|'type':'template','template':{'name':'nope','language':{'code':'en_US'}}",
                "template in no such language|404|132001|'type':'template','template':{'name':'hello_world','language':{'code':'de'}}",
                "template parameters missing|400|132000|'type':'template','template':{'name':'case_update','language':{'code':'es'}}",
                "template named parameter|400|132012|'type':'template','template':{'name':'spring_offer','language':{'code':'en_US'},'components':[{'type':'body','parameters':[{'type':'text','text':'A','parameter_name':'n'}]}]}",
                "template button unknown|400|132012|'type':'template','template':{'name':'hello_world','language':{'code':'en_US'},'components':[{'type':'button','sub_type':'url','index':'0','parameters':[{'type':'text','text':'A'}]}]}",
            })
    void refused(String name, int status, int code, String content) throws Exception {
        Caller.Answer answer = business.send(START + fill(content) + "}");
        assertThat(answer.code()).as(answer.details()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().at("/error/message").asText()).startsWith("(#" + code + ")");
        assertThat(answer.json().at("/error/fbtrace_id").asText()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "three buttons|0|{'type':'button','body':{'text':'b'},'action':{'buttons':[BTN1,BTN2,BTN3]}}",
                "four buttons|131009|{'type':'button','body':{'text':'b'},'action':{'buttons':[BTN1,BTN2,BTN3,BTN4]}}",
                "same button twice|131009|{'type':'button','body':{'text':'b'},'action':{'buttons':[BTN1,BTN1]}}",
                "no body|131008|{'type':'button','action':{'buttons':[BTN1]}}",
                "button body over 1,024|131009|{'type':'button','body':{'text':'LONG4097'},'action':{'buttons':[BTN1]}}",
                "footer over 60|131009|{'type':'button','body':{'text':'b'},'footer':{'text':'LONG4097'},'action':{'buttons':[BTN1]}}",
                "ten rows|0|{'type':'list','body':{'text':'b'},'action':{'button':'Go','sections':[{'rows':[ROWS10]}]}}",
                "eleven rows in two sections|131009|{'type':'list','body':{'text':'b'},'action':{'button':'Go','sections':[{'title':'1','rows':[ROWS10]},{'title':'2','rows':[{'id':'x','title':'x'}]}]}}",
                "image above a list|131009|{'type':'list','header':{'type':'image','image':{'id':'IMAGE'}},'body':{'text':'b'},'action':{'button':'Go','sections':[{'rows':[ROWS10]}]}}",
                "image above buttons|0|{'type':'button','header':{'type':'image','image':{'id':'IMAGE'}},'body':{'text':'b'},'action':{'buttons':[BTN1]}}",
                "link button|0|{'type':'cta_url','body':{'text':'b'},'action':{'name':'cta_url','parameters':{'display_text':'Go','url':'https://example.com/'}}}",
                "unknown interactive type|131009|{'type':'dance','body':{'text':'b'},'action':{}}",
            })
    void interactive(String name, int code, String content) throws Exception {
        Caller.Answer answer = business.send(INTERACTIVE + fill(content) + "}");
        assertThat(answer.code()).as(answer.details()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            nullValues = "-",
            value = {
                "nobody|131008|'text':{'body':'x'}",
                "letters|131009|'to':'Ana','text':{'body':'x'}",
                "too short|131009|'to':'+12','text':{'body':'x'}",
                "the business itself|131021|'to':'+15550100000','text':{'body':'x'}",
                "user id of nobody|131026|'recipient':'ES.1234','text':{'body':'x'}",
                "malformed user id|131009|'recipient':'1234','text':{'body':'x'}",
                "without plus sign a stranger is meant|131047|'to':'15550100001','text':{'body':'x'}",
                "group unknown|131041|'recipient_type':'group','to':'G1','text':{'body':'x'}",
                "no product|131008|-",
            })
    void recipients(String name, int code, String content) throws Exception {
        String body = content == null ? "{}" : "{'messaging_product':'whatsapp'," + content + "}";
        assertThat(business.send(body).code()).isEqualTo(code);
    }

    private String fill(String content) {
        String filled =
                content.replace("IMAGE", image).replace("INBOUND", inbound).replace("LONG4097", "x".repeat(4097));
        for (int i = 1; i <= 4; i++) {
            filled = filled.replace("BTN" + i, "{'type':'reply','reply':{'id':'" + i + "','title':'T" + i + "'}}");
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            rows.append(i == 0 ? "" : ",").append("{'id':'r").append(i).append("','title':'t'}");
        }
        return filled.replace("ROWS10", rows);
    }
}
