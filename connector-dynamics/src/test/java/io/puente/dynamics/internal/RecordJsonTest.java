package io.puente.dynamics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.puente.dynamics.internal.RecordPlan.Mode;
import io.puente.dynamics.internal.RecordPlan.State;
import io.puente.dynamics.internal.WriteSettings.Routing;
import io.puente.spi.Change;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.Reference;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordJsonTest {
    private static final String ID = "11111111-2222-4333-8444-555555555555";
    private static final Table CONTACT = table("contact", "contacts", false, Set.of("puente_contactkey"), Map.of());
    private static final Table TEAM = table("team", "teams", false, Set.of(), Map.of());
    private static final Table CASE = table(
            "incident",
            "incidents",
            false,
            Set.of("puente_engagementkey"),
            Map.of("customerid", Map.of("contact", "customerid_contact", "account", "customerid_account")));
    private static final Table MESSAGE = table(
            "puente_whatsappmessage",
            "puente_whatsappmessages",
            true,
            Set.of(),
            Map.of("regardingobjectid", Map.of("incident", "regardingobjectid_incident_puente_whatsappmessage")));

    private final Map<String, FieldValue> fields = new LinkedHashMap<>();

    @Test
    void valuesTakeTheFormOfTheirColumns() throws Exception {
        fields.put("text", FieldValue.text("\"é\" 😀 \\ \n"));
        fields.put("longtext", FieldValue.number(new BigDecimal("123456789012345")));
        fields.put("number", FieldValue.number(new BigDecimal("12.50")));
        fields.put("flag", FieldValue.flag(true));
        fields.put("moment", FieldValue.instant(Instant.parse("2026-07-01T23:59:59.987654321Z")));
        fields.put("choice", FieldValue.text("Inbound"));
        fields.put("empty", FieldValue.cleared());
        fields.put("ownerid", FieldValue.text("team(" + ID + ")"));
        fields.put("lookup", FieldValue.cleared());
        fields.put("statuscode", FieldValue.number(BigDecimal.ONE));

        JsonNode json = write(plan(CASE, Mode.UPSERT, List.of(), false), Routing.NONE);

        assertThat(json.toString())
                .isEqualTo(
                        ("{'key':'ourkey','text':'\\\"é\\\" 😀 \\\\ \\n','longtext':'123456789012345','number':12.50,"
                                        + "'flag':true,'moment':'2026-07-01T23:59:59Z','choice':7,'empty':null,"
                                        + "'ownerid@odata.bind':'/teams(" + ID + ")','lookup@odata.bind':null}")
                                .replace('\'', '"'));
    }

    @Test
    void parentsAreBoundByNavigationNameWithKeyOrId() throws Exception {
        Reference byKey = new Reference(
                "customerid", new ObjectName("contact"), new ExternalKey("puente_contactkey", "it's"), null);
        Reference byId =
                new Reference("customerid", new ObjectName("contact"), new ExternalKey("puente_contactkey", "k"), ID);

        assertThat(write(plan(CASE, Mode.UPSERT, List.of(byKey), false), Routing.NONE)
                        .path("customerid_contact@odata.bind")
                        .asText())
                .isEqualTo("/contacts(puente_contactkey=%27it%27%27s%27)");
        assertThat(write(plan(CASE, Mode.UPSERT, List.of(byId), false), Routing.NONE)
                        .path("customerid_contact@odata.bind")
                        .asText())
                .isEqualTo("/contacts(" + ID + ")");
    }

    @Test
    void theKeyStandsInTheBodyWhereItIsNotInTheAddress() throws Exception {
        assertThat(write(plan(CASE, Mode.UPSERT, List.of(), false), Routing.NONE)
                        .has("key"))
                .isTrue();
        Table keyed = table("incident", "incidents", false, Set.of("key"), Map.of());
        assertThat(write(plan(keyed, Mode.UPSERT, List.of(), false), Routing.NONE)
                        .has("key"))
                .isFalse();
        // A record that people made gets our key.
        assertThat(write(plan(keyed, Mode.UPDATE, List.of(), false), Routing.NONE)
                        .path("key")
                        .asText())
                .isEqualTo("ourkey");
    }

    @Test
    void peopleOfAnActivityAreWrittenOnceAtItsCreation() throws Exception {
        Reference customer =
                new Reference("customers", new ObjectName("contact"), new ExternalKey("puente_contactkey", "k"), ID);

        JsonNode created = write(plan(MESSAGE, Mode.UPSERT, List.of(customer), false), Routing.FLAG);

        assertThat(created.path("puente_whatsappmessage_activity_parties").toString())
                .isEqualTo(("[{'partyid_contact@odata.bind':'/contacts(" + ID + ")','participationtypemask':11}]")
                        .replace('\'', '"'));
        assertThat(write(plan(MESSAGE, Mode.UPDATE, List.of(customer), false), Routing.FLAG)
                        .toString())
                .doesNotContain("parties");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "CREATE, FLAG, false, true",
        "UPSERT, FLAG, false, false",
        "UPSERT, FLAG, true,  ''",
        "UPDATE, FLAG, false, ''",
        "CREATE, NONE, false, ''"
    })
    void routingIsToldToNewCasesOnly(Mode mode, Routing routing, boolean mayExist, String routed) throws Exception {
        assertThat(write(plan(CASE, mode, List.of(), mayExist), routing)
                        .path("routecase")
                        .asText())
                .isEqualTo(routed);
    }

    @Test
    void aNewRecordBeginsInItsState() throws Exception {
        RecordPlan plan = new RecordPlan(
                change(CASE, Mode.UPSERT, List.of(), false),
                CASE,
                Mode.UPSERT,
                "x",
                Optional.empty(),
                Optional.of(new State(0, 3)));
        assertThat(write(plan, Routing.NONE).path("statuscode").asInt()).isEqualTo(3);
    }

    @Test
    void idsOfKeysAreStableAndOfVersionFive() {
        String id = NameUuid.of("puente_whatsappmessage", "abcdefghijklmnopqrstuvwxyz");

        assertThat(id).isEqualTo(NameUuid.of("puente_whatsappmessage", "abcdefghijklmnopqrstuvwxyz"));
        assertThat(java.util.UUID.fromString(id).version()).isEqualTo(5);
        assertThat(java.util.UUID.fromString(id).variant()).isEqualTo(2);
        assertThat(id).isNotEqualTo(NameUuid.of("incident", "abcdefghijklmnopqrstuvwxyz"));
        // Pinned: another value would double every record of a running installation.
        assertThat(id).isEqualTo("590df881-31da-5293-a462-0fe548ae0e03");
    }

    private static JsonNode write(RecordPlan plan, Routing routing) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            RecordJson.write(json, plan, LOOKUPS, routing);
        }
        return new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .setNodeFactory(com.fasterxml.jackson.databind.node.JsonNodeFactory.withExactBigDecimals(true))
                .readTree(text.toString());
    }

    private RecordPlan plan(Table table, Mode mode, List<Reference> references, boolean mayExist) {
        return new RecordPlan(
                change(table, mode, references, mayExist), table, mode, "x", Optional.empty(), Optional.empty());
    }

    private Change change(Table table, Mode mode, List<Reference> references, boolean mayExist) {
        return new Change(
                new ObjectName(table.name()),
                new ExternalKey("key", "ourkey"),
                mode == Mode.UPDATE ? ID : null,
                "lane",
                fields,
                references,
                mayExist,
                mode == Mode.CREATE);
    }

    private static final RecordJson.Lookups LOOKUPS = new RecordJson.Lookups() {
        @Override
        public Table parent(String table) {
            return Map.of("contact", CONTACT, "team", TEAM, "incident", CASE).get(table);
        }

        @Override
        public Optional<Integer> option(String column, String text) {
            return Optional.of(7);
        }
    };

    private static Table table(
            String name, String set, boolean activity, Set<String> keys, Map<String, Map<String, String>> navigations) {
        Map<String, TableColumn> columns = new LinkedHashMap<>();
        Map<String, String> types = Map.of(
                "text", "String",
                "longtext", "Memo",
                "number", "Decimal",
                "flag", "Boolean",
                "moment", "DateTime",
                "choice", "Picklist",
                "ownerid", "Owner",
                "lookup", "Lookup",
                "customerid", "Customer",
                "routecase", "Boolean");
        types.forEach((column, type) ->
                columns.put(column, new TableColumn(column, type, column, false, true, true, false, false, "")));
        return new Table(name, set, name + "id", name, activity, columns, keys, Set.of(), navigations);
    }
}
