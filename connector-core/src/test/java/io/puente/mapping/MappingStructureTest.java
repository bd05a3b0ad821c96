package io.puente.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.model.CanonicalKind;
import io.puente.testkit.MappingText;
import org.junit.jupiter.api.Test;

/** Objects, their order and their references. */
class MappingStructureTest {

    private static final String FILE = """
            version: 1
            crm: test
            objects:
              - name: message
                writes: Note
                from: message
                key: { field: Key, value: message.key }
                references:
                  Case: { object: case, whenMissing: omit }
                  Point: point
                fields: { Text: { value: message.text } }
              - name: case
                writes: Case
                from: engagement
                key: { field: Key, value: engagement.key }
                references: { Contact: contact }
                assignmentRules: on-create
                fields: { Origin: { const: WhatsApp } }
              - name: point
                writes: Phone
                from: contact
                requires: contact.phone
                key: { field: Key, value: contact.key }
                references: { Owner: contact }
                fields: { Number: { value: contact.phone } }
              - name: contact
                writes: Contact
                from: contact
                key: { field: Key, value: contact.key }
                fields: { Name: { value: contact.displayName } }
            """;

    private final CrmMapping mapping = load(FILE);

    @Test
    void parentsComeBeforeChildrenWhateverTheFilesOrder() {
        assertThat(mapping.objects())
                .extracting(MappedObject::name)
                .containsExactly("contact", "point", "case", "message");
        assertThat(object("message").parents()).containsExactly("case", "point");
    }

    @Test
    void aReferenceNamesTheParentsKey() {
        Mapped message = map("message", Inputs.with(Inputs.message("text", "Hola", null)));
        assertThat(message.references())
                .containsExactly(
                        new ParentReference("Case", "case", Inputs.ENGAGEMENT.value(), WhenMissing.OMIT),
                        new ParentReference("Point", "point", Inputs.CONTACT.value(), WhenMissing.WAIT));
        assertThat(message.key().value()).isEqualTo(Inputs.MESSAGE.value());
    }

    @Test
    void aParentThatTheFileLeavesOutCountsAsMissing() {
        var input = new MappingInput(
                Inputs.person("Ana", null),
                java.util.Map.of(),
                null,
                null,
                Inputs.message("text", "Hola", null),
                null,
                BusinessNumber.UNKNOWN);
        assertThat(map("message", input).references())
                .contains(new ParentReference("Point", "point", "", WhenMissing.WAIT));
    }

    @Test
    void assignmentRulesRunOnlyWhereTheFileSaysSo() {
        assertThat(map("case", Inputs.with(Inputs.message("text", "Hola", null)))
                        .runAssignment())
                .isTrue();
        assertThat(map("contact", Inputs.contact("Ana", null)).runAssignment()).isFalse();
    }

    @Test
    void mappingARecordThatWasNotGivenIsAFaultOfTheCaller() {
        assertThatThrownBy(() -> object("case").map(Inputs.contact("Ana", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("object case maps a ENGAGEMENT; none was given");
    }

    @Test
    void theVersionChangesWithMeaningNotWithLayout() {
        assertThat(mapping.version())
                .hasSize(12)
                .isEqualTo(load("# a comment\n" + FILE.replace("{ ", "{   ")).version());
        assertThat(mapping.version())
                .isNotEqualTo(
                        load(FILE.replace("const: WhatsApp", "const: Web")).version());
        assertThat(load("\uFEFF" + FILE).version()).isEqualTo(mapping.version());
    }

    @Test
    void everyPathIsFoundAndDescribed() {
        assertThat(CanonicalVocabulary.paths()).hasSizeGreaterThan(60).allSatisfy(path -> {
            assertThat(CanonicalVocabulary.find(path.name())).contains(path);
            assertThat(path.description()).isNotBlank();
            assertThat(path.values().isEmpty()).isEqualTo(path.type() != ValueType.CHOICE);
        });
    }

    @Test
    void everyPathCanBeReadFromEveryRecordThatMayHaveIt() {
        MappingInput bare = Inputs.contact(null, null);
        MappingInput whole = Inputs.with(Inputs.message("text", "Hola", null));
        for (CanonicalKind kind : CanonicalKind.values()) {
            for (CanonicalPath path : CanonicalVocabulary.readableFrom(kind)) {
                path.reader().read(bare);
                path.reader().read(whole);
            }
        }
        assertThat(CanonicalVocabulary.readableFrom(CanonicalKind.CONTACT))
                .extracting(CanonicalPath::name)
                .allMatch(name -> name.startsWith("contact."));
    }

    private MappedObject object(String name) {
        return mapping.objects().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Mapped map(String name, MappingInput input) {
        return (Mapped) object(name).map(input);
    }

    private static CrmMapping load(String file) {
        return MappingText.load("test.yaml", file, "test");
    }
}
