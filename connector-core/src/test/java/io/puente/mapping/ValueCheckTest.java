package io.puente.mapping;

import static io.puente.mapping.ValueIssue.Kind.FIELD_MISSING;
import static io.puente.mapping.ValueIssue.Kind.KEY_NOT_UNIQUE;
import static io.puente.mapping.ValueIssue.Kind.NOT_CREATABLE;
import static io.puente.mapping.ValueIssue.Kind.NOT_LISTED;
import static io.puente.mapping.ValueIssue.Kind.NOT_UPDATABLE;
import static io.puente.mapping.ValueIssue.Kind.OBJECT_MISSING;
import static io.puente.mapping.ValueIssue.Kind.REQUIRED_MISSING;
import static io.puente.mapping.ValueIssue.Kind.TOO_LONG;
import static io.puente.mapping.ValueIssue.Kind.WRONG_REFERENCE;
import static io.puente.mapping.ValueIssue.Kind.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.SampleFields.Flag;
import io.puente.spi.ExternalKey;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.FieldType;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.testkit.MappingText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One record against a CRM's own description. */
class ValueCheckTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz";
    private static final FieldValue NAME = FieldValue.text("A");
    private static final ObjectSchema CASE = SampleFields.object(
            "Case",
            SampleFields.field("Key", FieldType.TEXT, 40, Flag.UNIQUE),
            SampleFields.field("Plain", FieldType.TEXT, 40),
            SampleFields.field("Short", FieldType.TEXT, 20, Flag.UNIQUE),
            SampleFields.field("Count", FieldType.NUMBER, 0, Flag.UNIQUE),
            SampleFields.field("Locked", FieldType.TEXT, 40, Flag.UNIQUE, Flag.READ_ONLY),
            SampleFields.field("Name", FieldType.TEXT, 80, Flag.REQUIRED),
            SampleFields.field("Subject", FieldType.TEXT, 20),
            SampleFields.field("Notes", FieldType.TEXT, 0),
            SampleFields.field("Status", FieldType.PICKLIST, 0, List.of("New", "Closed"), List.of()),
            SampleFields.field("Open", FieldType.FLAG, 0),
            SampleFields.field("Rank", FieldType.NUMBER, 0),
            SampleFields.field("At", FieldType.INSTANT, 0),
            SampleFields.field("Day", FieldType.DATE, 0),
            SampleFields.field("Place", FieldType.OTHER, 0),
            SampleFields.field("Contact", FieldType.REFERENCE, 18, List.of(), List.of(new ObjectName("Contact"))),
            SampleFields.field("Owner", FieldType.REFERENCE, 18, List.of(), List.of(new ObjectName("User"))),
            SampleFields.field("Supplied", FieldType.TEXT, 80, Flag.CREATE_ONLY),
            SampleFields.field("Number", FieldType.TEXT, 30, Flag.READ_ONLY));
    private static final ObjectSchema CONTACT =
            SampleFields.object("Contact", SampleFields.field("Key", FieldType.TEXT, 40, Flag.UNIQUE));

    private final SchemaReader crm = object -> Stream.of(CASE, CONTACT)
            .filter(schema -> schema.name().equals(object))
            .findFirst();

    static Stream<Arguments> values() {
        return Stream.of(
                row("text that fits", "Subject", FieldValue.text("x".repeat(20))),
                row("text without limit", "Notes", FieldValue.text("x".repeat(5_000))),
                row("long text", "Subject", FieldValue.text("x".repeat(21)), TOO_LONG),
                row("an emoji is two units", "Subject", FieldValue.text("x".repeat(19) + "\uD83D\uDE00"), TOO_LONG),
                row("listed", "Status", FieldValue.text("New")),
                row("not listed", "Status", FieldValue.text("Done"), NOT_LISTED),
                row("nothing for a list", "Status", FieldValue.cleared()),
                row("number", "Rank", FieldValue.number(BigDecimal.ONE)),
                row("text for a number", "Rank", FieldValue.text("1"), WRONG_TYPE),
                row("text for a check box", "Open", FieldValue.text("true"), WRONG_TYPE),
                row("text for a moment", "At", FieldValue.text("tomorrow"), WRONG_TYPE),
                row("number for a text", "Subject", FieldValue.number(BigDecimal.ONE), WRONG_TYPE),
                row("day", "Day", FieldValue.text("2026-03-02")),
                row("no day", "Day", FieldValue.text("2 March"), WRONG_TYPE),
                row("moment for a day", "Day", FieldValue.instant(Instant.EPOCH), WRONG_TYPE),
                row("anything for a kind we do not know", "Place", FieldValue.flag(true)),
                row("record id", "Owner", FieldValue.text("005000000000001")),
                row("no such field", "Subjcet", NAME, FIELD_MISSING),
                row("read-only", "Number", NAME, NOT_CREATABLE),
                row("read-only and too long", "Number", FieldValue.text("x".repeat(31)), NOT_CREATABLE, TOO_LONG),
                row("for creation", "Supplied", NAME));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void ofANewRecord(String row, String field, FieldValue value, List<ValueIssue.Kind> expected) throws Exception {
        assertThat(kinds(check(record("Key", Map.of("Name", NAME, field, value)), true)))
                .isEqualTo(expected);
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                row("unique", "Key"),
                row("not unique", "Plain", KEY_NOT_UNIQUE),
                row("too short", "Short", TOO_LONG),
                row("a number", "Count", WRONG_TYPE),
                row("read-only", "Locked", NOT_CREATABLE),
                row("not there", "Kye", FIELD_MISSING));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void ofAKey(String row, String field, List<ValueIssue.Kind> expected) throws Exception {
        assertThat(kinds(check(record(field, Map.of("Name", NAME)), true))).isEqualTo(expected);
    }

    @Test
    void anUpdateSendsLessAndMayTouchLess() throws Exception {
        Mapped record = new Mapped(
                new ExternalKey("Plain", KEY),
                Map.of("Supplied", NAME),
                Map.of("Number", NAME),
                Map.of("Subject", FieldValue.text("x".repeat(21))),
                List.of(),
                false);
        assertThat(kinds(check(record, false))).containsExactly(NOT_UPDATABLE);
        assertThat(kinds(check(record("Key", Map.of("Name", FieldValue.cleared())), false)))
                .containsExactly(REQUIRED_MISSING);
        assertThat(check(record("Key", Map.of()), false)).isEmpty();
    }

    @Test
    void aRequiredFieldMayBeUnmappedOrEmptyInThisRecordOnly() throws Exception {
        assertThat(kinds(check(record("Key", Map.of()), true))).containsExactly(REQUIRED_MISSING);
        assertThat(kinds(check(record("Key", Map.of("Name", FieldValue.text(""))), true)))
                .containsExactly(REQUIRED_MISSING);
        assertThat(check(record("Key", Map.of("Name", NAME)), true)).isEmpty();
    }

    @Test
    void referencesThatPointElsewhereUnlessThereIsNoParent() throws Exception {
        assertThat(kinds(check(referring("Owner", KEY), true))).containsExactly(WRONG_REFERENCE);
        assertThat(kinds(check(referring("Subject", KEY), true))).containsExactly(WRONG_REFERENCE);
        assertThat(kinds(check(referring("Cnotact", KEY), true))).containsExactly(FIELD_MISSING);
        assertThat(check(referring("Contact", KEY), true)).isEmpty();
        assertThat(check(referring("Owner", ""), true)).isEmpty();
    }

    @Test
    void issuesNameLengthsAndAllowedValuesButNeverTheValue() throws Exception {
        List<ValueIssue> issues = check(
                record(
                        "Key",
                        Map.of("Name", FieldValue.text("secret".repeat(20)), "Status", FieldValue.text("secret"))),
                true);
        assertThat(issues)
                .containsExactlyInAnyOrder(
                        new ValueIssue("Name", TOO_LONG, "the value has 120 characters, the field holds 80", true),
                        new ValueIssue(
                                "Status",
                                NOT_LISTED,
                                "the value is not among the field's values; allowed are New, Closed",
                                true));
    }

    @Test
    void anObjectThatIsNotThere() throws Exception {
        CrmMapping mapping = file("Csae").mapping();
        ValueCheck check = ValueCheck.of(mapping, crm);
        assertThat(kinds(check.check(mapping.objects().get(1), record("Key", Map.of()), true)))
                .containsExactly(OBJECT_MISSING);
    }

    /** A CRM that drops what it does not let us write, and that reads numbers as text. */
    @Test
    void theReaderSaysWhatBecomesOfAValue() throws Exception {
        SchemaReader lenient = new SchemaReader() {
            @Override
            public Optional<ObjectSchema> describe(ObjectName object) {
                return Optional.of(object.value().equals("Case") ? CASE : CONTACT);
            }

            @Override
            public Optional<String> taken(FieldSchema field, FieldValue value) {
                return Optional.of("1234567890".repeat(field.type() == FieldType.TEXT ? 3 : 1));
            }

            @Override
            public boolean refusesReadOnly(FieldSchema field) {
                return false;
            }
        };
        CrmMapping mapping = file("Case").mapping();
        Mapped record =
                record("Key", Map.of("Name", NAME, "Number", NAME, "Rank", FieldValue.text("1"), "Subject", NAME));
        assertThat(ValueCheck.of(mapping, lenient).check(mapping.objects().get(1), record, true))
                .containsExactlyInAnyOrder(
                        new ValueIssue("Number", NOT_CREATABLE, "cannot be written by Puente's user", false),
                        new ValueIssue("Subject", TOO_LONG, "the value has 30 characters, the field holds 20", true));
    }

    @Test
    void theFileSaysWhereARuleStands() throws Exception {
        MappingFile file = file("Case");
        assertThat(file.ruleAt("case", "Subject")).hasToString("Optional[f:14:15: objects.case.fields.Subject]");
        assertThat(file.ruleAt("case", "Contact")).hasToString("Optional[f:13:19: objects.case.references.Contact]");
        assertThat(file.ruleAt("case", "Key")).hasToString("Optional[f:12:10: objects.case.key]");
        assertThat(file.ruleAt("case", "")).hasToString("Optional[f:10:13: objects.case.writes]");
        assertThat(file.ruleAt("case", "Other")).hasToString("Optional[f:9:11: objects.case.fields]");
        assertThat(file.ruleAt("message", "Body")).isEmpty();
    }

    private List<ValueIssue> check(Mapped record, boolean creating) throws Exception {
        CrmMapping mapping = file("Case").mapping();
        return ValueCheck.of(mapping, crm).check(mapping.objects().get(1), record, creating);
    }

    private static List<ValueIssue.Kind> kinds(List<ValueIssue> issues) {
        return issues.stream().map(ValueIssue::kind).toList();
    }

    private static Mapped record(String key, Map<String, FieldValue> fields) {
        return new Mapped(new ExternalKey(key, KEY), fields, Map.of(), Map.of(), List.of(), false);
    }

    private static Mapped referring(String field, String parent) {
        return new Mapped(
                new ExternalKey("Key", KEY),
                Map.of("Name", NAME),
                Map.of(),
                Map.of(),
                List.of(new ParentReference(field, "contact", parent, WhenMissing.OMIT)),
                false);
    }

    private static MappingFile file(String writes) throws Exception {
        String yaml = """
                version: 1
                crm: test
                objects:
                  - name: contact
                    writes: Contact
                    from: contact
                    key: { field: Key, value: contact.key }
                    fields: {}
                  - name: case
                    writes: %s
                    from: engagement
                    key: { field: Key, value: engagement.key }
                    references: { Contact: contact }
                    fields: { Subject: { value: engagement.subject, max: 20 } }
                """.formatted(writes);
        return MappingText.read("f", yaml, "test");
    }

    private static Arguments row(String name, String field, FieldValue value, ValueIssue.Kind... expected) {
        return Arguments.of(name, field, value, List.of(expected));
    }

    private static Arguments row(String name, String field, ValueIssue.Kind... expected) {
        return Arguments.of(name, field, List.of(expected));
    }
}
