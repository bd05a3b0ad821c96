package io.puente.mapping;

import static io.puente.mapping.SampleFields.field;
import static io.puente.mapping.SampleFields.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.SampleFields.Flag;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.FieldType;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.spi.TargetFailure;
import io.puente.testkit.MappingText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a CRM's own description says against a file. */
class MappingCheckTest {

    private static final List<ObjectName> CONTACTS = List.of(new ObjectName("Contact"));
    private static final Map<ObjectName, ObjectSchema> CRM = Map.of(
            new ObjectName("Contact"),
            object("Contact", field("Key", FieldType.TEXT, 40, Flag.UNIQUE), field("Name", FieldType.TEXT, 80)),
            new ObjectName("Case"),
            object(
                    "Case",
                    field("Key", FieldType.TEXT, 40, Flag.UNIQUE),
                    field("Short", FieldType.TEXT, 20, Flag.UNIQUE),
                    field("Plain", FieldType.TEXT, 40),
                    field("Subject", FieldType.TEXT, 20),
                    field("Notes", FieldType.TEXT, 0),
                    field("Name", FieldType.TEXT, 80, Flag.REQUIRED),
                    field("Status", FieldType.PICKLIST, 255, List.of("New", "Closed"), List.of()),
                    field("Open", FieldType.FLAG, 0),
                    field("Rank", FieldType.NUMBER, 0),
                    field("At", FieldType.INSTANT, 0),
                    field("Day", FieldType.DATE, 0),
                    field("Owner", FieldType.REFERENCE, 18, List.of(), List.of(new ObjectName("User"))),
                    field("Contact", FieldType.REFERENCE, 18, List.of(), CONTACTS),
                    field("Supplied", FieldType.TEXT, 80, Flag.CREATE_ONLY),
                    field("Number", FieldType.TEXT, 30, Flag.READ_ONLY)));

    private final SchemaReader schema = object -> Optional.ofNullable(CRM.get(object));

    static Stream<Arguments> fields() {
        return Stream.of(
                row("fits", "Subject: { value: engagement.subject, max: 20 }"),
                row("unlimited", "Notes: { value: engagement.subject }"),
                row(
                        "misspelt field",
                        "Subjcet: { const: A }",
                        "14:7: objects.case.fields.Subjcet: Case has no field 'Subjcet', or Puente's user may not see it; did you mean 'Subject'?"),
                row(
                        "label instead of name",
                        "Label of At: { value: engagement.openedAt }",
                        "14:7: objects.case.fields.Label of At: Case has no field 'Label of At', or Puente's user may not see it; the field labelled 'Label of At' is called At"),
                row(
                        "text without limit",
                        "Subject: { value: engagement.subject }",
                        "14:7: objects.case.fields.Subject: the text may be longer than the 20 characters the field holds; add 'max: 20'"),
                row(
                        "limit too high",
                        "Subject: { value: engagement.subject, max: 255 }",
                        "14:7: objects.case.fields.Subject: the text may have 255 characters, the field holds 20; lower it to 'max: 20'"),
                row(
                        "key into a short field",
                        "Subject: { value: engagement.key }",
                        "14:7: objects.case.fields.Subject: the text may have 26 characters, the field holds 20; add 'max: 20'"),
                row(
                        "long constant",
                        "Subject: { const: A subject of many words }",
                        "14:25: objects.case.fields.Subject: has 23 characters, the field holds 20; shorten it"),
                row(
                        "long template",
                        "Subject: { template: '{contact.phone} {engagement.status}' }",
                        "14:7: objects.case.fields.Subject: the text may have 23 characters, the field holds 20; add 'max: 20'"),
                row(
                        "value that is not listed",
                        "Status: { const: Nwe }",
                        "14:24: objects.case.fields.Status: 'Nwe' is not among the field's values; did you mean 'New'?"),
                row(
                        "mapped value that is not listed",
                        "Status: { value: engagement.status, map: { OPEN: New, CLOSED: Done } }",
                        "14:69: objects.case.fields.Status: 'Done' is not among the field's values; allowed are New, Closed"),
                row(
                        "our words are not listed",
                        "Status: { value: engagement.status }",
                        "14:7: objects.case.fields.Status: OPEN, CLOSED are not among the field's values; add them to 'map'; the field has New, Closed"),
                row(
                        "free text for a list",
                        "Status: { value: engagement.subject, max: 20 }",
                        "14:7: objects.case.fields.Status: the field takes listed values only, the value is text; add 'map' with 'unmapped: default'"),
                row(
                        "text for a number",
                        "Rank: { value: engagement.subject }",
                        "14:7: objects.case.fields.Rank: the CRM's field is a number, the value is text; use 'map', or choose another field"),
                row(
                        "moment for a text",
                        "Subject: { value: engagement.openedAt }",
                        "14:7: objects.case.fields.Subject: the CRM's field is a text, the value is a moment; use a template, or a field for date and time"),
                row(
                        "moment for a day",
                        "Day: { value: engagement.openedAt }",
                        "14:7: objects.case.fields.Day: the CRM's field is a date without time, the value is a moment; choose a field for date and time"),
                row(
                        "number for a text",
                        "Notes: { const: 5 }",
                        "14:23: objects.case.fields.Notes: the CRM's field is a text, this is a number; put it in quotes"),
                row(
                        "word for a check box",
                        "Open: { value: engagement.status, map: { OPEN: true, CLOSED: no } }",
                        "14:68: objects.case.fields.Open: the CRM's field is a check box, this is text; write true or false"),
                row("check box", "Open: { value: engagement.status, map: { OPEN: true, CLOSED: false } }"),
                row("moment", "At: { value: engagement.openedAt }"),
                row("day", "Day: { const: '2026-03-02' }"),
                row(
                        "no day",
                        "Day: { const: tomorrow }",
                        "14:21: objects.case.fields.Day: the CRM's field is a date without time, this is text; choose a field for date and time"),
                row("record id", "Owner: { const: 00G000000000001 }"),
                row(
                        "value for a reference",
                        "Owner: { value: contact.key }",
                        "14:7: objects.case.fields.Owner: the CRM's field is a reference, the value is text; use 'references'"),
                row(
                        "read-only",
                        "Number: { const: A, write: create }",
                        "14:7: objects.case.fields.Number: cannot be written by Puente's user; check permissions, or remove it"),
                row(
                        "only on creation",
                        "Supplied: { const: A }",
                        "14:7: objects.case.fields.Supplied: cannot be changed once the record exists; say 'write: create'"),
                row("only on creation, said so", "Supplied: { const: A, write: create }"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void ofAField(String row, String field, List<String> expected) throws Exception {
        assertThat(problems(file("Case", "Key", "Contact", "Name: { const: A }\n      " + field)))
                .isEqualTo(expected);
    }

    @Test
    void anObjectThatIsNotThere() throws Exception {
        assertThat(problems(file("Csae", "Key", "Contact", "Name: { const: A }")))
                .containsExactly(
                        "8:13: objects.case.writes: the CRM has no object 'Csae', or Puente's user may not see it; check the spelling and the user's permissions");
    }

    @Test
    void keysThatDoNotHoldOrAreNotUnique() throws Exception {
        assertThat(problems(file("Case", "Plain", "Contact", "Name: { const: A }")))
                .containsExactly(
                        "10:10: objects.case.key: Plain is not a unique external id; without one, records would be doubled; make it unique, or let Puente create its own");
        assertThat(problems(file("Case", "Short", "Contact", "Name: { const: A }")))
                .containsExactly("10:10: objects.case.key: Short holds 20 characters; a key needs 30");
    }

    @Test
    void referencesThatPointElsewhere() throws Exception {
        assertThat(problems(file("Case", "Key", "Owner", "Name: { const: A }")))
                .containsExactly(
                        "11:19: objects.case.references.Owner: points to User in the CRM, but 'contact' writes Contact");
        assertThat(problems(file("Case", "Key", "Subject", "Name: { const: A }")))
                .containsExactly(
                        "11:19: objects.case.references.Subject: is no reference in the CRM; move it to 'fields'");
    }

    @Test
    void requiredFieldsMustBeThereAndNeverEmpty() throws Exception {
        assertThat(problems(file("Case", "Key", "Contact", "Notes: { const: A }")))
                .containsExactly(
                        "7:11: objects.case.fields: 'Name' (Label of Name) is required by the CRM and not mapped; add it");
        assertThat(problems(file("Case", "Key", "Contact", "Name: { value: engagement.subject, max: 80 }")))
                .containsExactly(
                        "13:7: objects.case.fields.Name: is required by the CRM, but engagement.subject may be missing; add 'default', or 'requires: [engagement.subject]' to the object");
    }

    private List<String> problems(String file) throws TargetFailure, InterruptedException {
        MappingFile read = MappingText.read("f", file, "test");
        return MappingCheck.check(read, schema).stream()
                .map(problem -> problem.text().substring("f:".length()))
                .toList();
    }

    private static String file(String writes, String key, String reference, String fields) {
        return """
                version: 1
                crm: test
                objects:
                  - { name: contact, writes: Contact, from: contact,
                      key: { field: Key, value: contact.key }, fields: { Name: { const: A } } }
                  -
                    name: case
                    writes: %s
                    from: engagement
                    key: { field: %s, value: engagement.key }
                    references: { %s: contact }
                    fields:
                      %s
                """.formatted(writes, key, reference, fields);
    }

    private static Arguments row(String name, String field, String... expected) {
        return Arguments.of(name, field, List.of(expected));
    }
}
