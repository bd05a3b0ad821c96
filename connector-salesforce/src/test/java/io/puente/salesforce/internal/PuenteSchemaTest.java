package io.puente.salesforce.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.salesforce.internal.SchemaField.Type;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The shipped mapping and the shipped schema fit each other. */
class PuenteSchemaTest {
    /** See {@code TranscriptMappingTest}. */
    private static final String TRANSCRIPT = "Case.WhatsApp_Transcript__c";

    /** A custom field as the default mapping writes it. */
    private record Written(String object, String field, boolean key, boolean reference, Map<?, ?> rule) {
        @Override
        public String toString() {
            return object + "." + field;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writtenCustomFields")
    void everyCustomFieldOfTheDefaultMappingIsProvisioned(Written written) {
        SchemaField field = field(written.object(), written.field());

        assertThat(field).as("in the schema").isNotNull();
        if (written.key()) {
            assertThat(field.type()).isEqualTo(Type.KEY);
            assertThat(field.length()).isGreaterThanOrEqualTo(28);
        } else if (written.reference()) {
            assertThat(field.type()).isIn(Type.MASTER, Type.LOOKUP);
        } else if (written.rule().containsKey("map")) {
            assertThat(field.type()).isEqualTo(Type.PICKLIST);
            assertThat(field.values())
                    .containsAll(texts((Map<?, ?>) written.rule().get("map")));
        } else if (written.rule().containsKey("max")) {
            assertThat(field.type()).isIn(Type.TEXT, Type.LONG_TEXT, Type.PHONE);
            assertThat(field.length())
                    .isGreaterThanOrEqualTo((Integer) written.rule().get("max"));
        } else {
            String value = String.valueOf(written.rule().get("value"));
            boolean moment = value.matches(".*(At|\\.at|\\.since|[cC]losesAt)");
            assertThat(field.type()).isIn(moment ? List.of(Type.MOMENT) : List.of(Type.NUMBER));
        }
    }

    @Test
    void everyProvisionedFieldIsWrittenByTheDefaultMappingOrTheTranscriptOverlay() {
        List<String> written = writtenCustomFields().map(Written::toString).toList();

        assertThat(PuenteSchema.OBJECTS.stream()
                        .flatMap(object -> object.fields().stream().map(field -> object.name() + "." + field.name())))
                .filteredOn(name -> !name.equals(TRANSCRIPT))
                .allMatch(written::contains);
    }

    @Test
    void namesAndLengthsAreThoseSalesforceAllows() {
        for (SchemaObject object : PuenteSchema.OBJECTS) {
            assertThat(object.fields()).extracting(SchemaField::name).doesNotHaveDuplicates();
            for (SchemaField field : object.fields()) {
                assertThat(field.name()).matches("[A-Za-z](?:_?[A-Za-z0-9]){0,39}__c");
                assertThat(field.label()).hasSizeLessThanOrEqualTo(40);
                assertThat(field.type() == Type.TEXT ? field.length() : 1).isBetween(1, 255);
            }
        }
    }

    @Test
    void anAgentReadsEverythingAndEditsNothing() {
        String agent = PermissionSetXml.agent();

        assertThat(agent)
                .contains("<allowRead>true</allowRead>")
                .contains("<field>WhatsApp_Message__c.Body__c</field>")
                .doesNotContain("<editable>true")
                .doesNotContain("<allowCreate>true")
                .doesNotContain("<allowEdit>true")
                .doesNotContain("<allowDelete>true")
                .doesNotContain("AllRecords>true");
        assertThat(PermissionSetXml.connector())
                .contains("<editable>true")
                .doesNotContain("AllRecords>true")
                // Salesforce refuses permissions for master fields.
                .doesNotContain("WhatsApp_Message__c.Case__c");
    }

    static Stream<Written> writtenCustomFields() {
        List<Written> fields = new ArrayList<>();
        for (Object entry : (List<?>) mapping().get("objects")) {
            Map<?, ?> object = (Map<?, ?>) entry;
            String name = String.valueOf(object.get("writes"));
            String key = String.valueOf(((Map<?, ?>) object.get("key")).get("field"));
            fields.add(new Written(name, key, true, false, Map.of()));
            section(object, "references")
                    .forEach((field, rule) ->
                            fields.add(new Written(name, String.valueOf(field), false, true, Map.of())));
            section(object, "fields")
                    .forEach((field, rule) ->
                            fields.add(new Written(name, String.valueOf(field), false, false, (Map<?, ?>) rule)));
        }
        return fields.stream().filter(written -> written.field().endsWith("__c"));
    }

    private static Map<?, ?> section(Map<?, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> map ? map : new HashMap<>();
    }

    private static Map<?, ?> mapping() {
        try (InputStream in = PuenteSchemaTest.class.getResourceAsStream("/mapping/salesforce-default.yaml")) {
            assertThat(in).as("the default mapping").isNotNull();
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(Map<?, ?> map) {
        return map.values().stream().map(String::valueOf).collect(Collectors.toList());
    }

    private static SchemaField field(String object, String name) {
        return PuenteSchema.OBJECTS.stream()
                .filter(candidate -> candidate.name().equals(object))
                .flatMap(candidate -> candidate.fields().stream())
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
