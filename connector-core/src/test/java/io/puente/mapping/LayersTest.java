package io.puente.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MappingLayers.Layer;
import io.puente.spi.FieldValue;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.ObjectSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One file laid over another. */
class LayersTest {

    private static final String HEAD = "version: 1\ncrm: sample\n";
    private static final String BASE = HEAD + """
            objects:
              - name: contact
                writes: Contact
                from: contact
                key: { field: Key, value: contact.key }
                fields:
                  LastName: { value: contact.displayName, default: Nobody }
                  Phone: { value: contact.phone }
              - name: case
                writes: Case
                from: engagement
                key: { field: Key, value: engagement.key }
                references: { Contact: contact }
                fields:
                  Subject: { value: engagement.subject }
            """;

    private static final Map<String, String> FILES =
            Map.of("default", BASE, "loop.yaml", HEAD + "extends: loop.yaml\nobjects: []\n", "text.yaml", "a: [");

    @Test
    void fieldsAreAddedReplacedAndRemoved() throws IOException {
        CrmMapping mapping = load("""
                extends: default
                objects:
                  - name: contact
                    fields:
                      LastName: { const: X }
                      Phone: remove
                      City: { const: Madrid }
                """);
        var contact = (MapOutcome.Mapped) mapping.objects().get(0).map(Inputs.contact("Ana", "34600000001"));
        assertThat(contact.always())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("LastName", FieldValue.text("X"), "City", FieldValue.text("Madrid")));
        assertThat(mapping.objects()).extracting(MappedObject::name).containsExactly("contact", "case");
    }

    @Test
    void objectsAreAddedAndRemoved() throws IOException {
        CrmMapping mapping = load("""
                extends: default
                objects:
                  - { name: case, remove: true }
                  - name: note
                    writes: Note
                    from: message
                    key: { field: Key, value: message.key }
                    fields:
                      Text: { value: message.text }
                """);
        assertThat(mapping.objects()).extracting(MappedObject::name).containsExactly("contact", "note");
    }

    @Test
    void anOverlayThatChangesNothingIsTheSameVersion() throws IOException {
        CrmMapping plain = MappingLoader.load("default.yaml", stream(BASE), "sample");
        assertThat(load("extends: default\n").version()).isEqualTo(plain.version());
        assertThat(load("extends: default\nobjects:\n  - name: contact\n    fields: { Phone: remove }\n")
                        .version())
                .isNotEqualTo(plain.version());
    }

    @Test
    void rowsThatDecideAreNamedByFieldAndLineAndThoseOfALayerByItsFileToo() throws IOException {
        String below = """
                version: 1
                crm: sample
                extends: default
                objects:
                  - name: contact
                    fields:
                      Below:
                        decide:
                          - { if: { contact.phone: '1' }, give: A }
                          - { give: B }
                """;
        String top = """
                version: 1
                crm: sample
                extends: below.yaml
                objects:
                  - name: contact
                    fields:
                      Above: { decide: [ { give: C } ] }
                      Never: { decide: [ { if: { contact.phone: '1' }, give: D } ] }
                """;
        MappingFile file = MappingLoader.read(
                "top.yaml",
                stream(top),
                "sample",
                name -> new MappingLayers.Layer(
                        name.equals("default") ? "default.yaml" : name, stream(name.equals("default") ? BASE : below)));
        assertThat(decided(file)).isEqualTo("Below=below.yaml:10,Above=7");
        // The texts alone give the same again.
        MappingFile again = file.source().read("sample");
        assertThat(again.mapping().version()).isEqualTo(file.mapping().version());
        assertThat(decided(again)).isEqualTo(decided(file));
        assertThat(decided(read("extends: default\n"))).isNull();
    }

    private static String decided(MappingFile file) {
        var input = Inputs.contact("Ana", "34600000001");
        return ((MapOutcome.Mapped) file.mapping().objects().get(0).map(input)).decided();
    }

    @Test
    void problemsNameTheFileInWhichTheyStand() throws Exception {
        MappingFile file = read("""
                extends: default
                objects:
                  - name: contact
                    fields:
                      City: { const: Madrid }
                """);
        // Of all the fields the CRM has only the keys, so that both files have something wrong in them.
        SchemaReader schema = object -> Optional.of(new ObjectSchema(object, "", List.of()));
        assertThat(MappingCheck.check(file, schema))
                .extracting(p -> p.file() + ":" + p.line())
                .contains("default.yaml:9", "top.yaml:7");
    }

    @Test
    void aRuleIsFoundInTheFileInWhichItStands() throws IOException {
        MappingFile file = read("""
                extends: default
                objects:
                  - name: contact
                    fields:
                      LastName: { const: X }
                """);
        assertThat(file.ruleAt("contact", "LastName"))
                .hasToString("Optional[top.yaml:7:7: objects.contact.fields.LastName]");
        assertThat(file.ruleAt("contact", "Phone"))
                .hasToString("Optional[default.yaml:10:7: objects.contact.fields.Phone]");
    }

    @Test
    void mistakesOfAnOverlayAreNamed() {
        assertThat(problems("extends: defalt\n"))
                .containsExactly(
                        "top.yaml:3:10: extends: there is no mapping 'defalt'; write 'default' for the one shipped"
                                + " with the connector, or the path of a file");
        assertThat(problems("extends: loop.yaml\n"))
                .containsExactly("loop.yaml:3:10: extends: is the layer number 6; at most 5, without loops");
        assertThat(problems("extends: [default]\nobjects: []\n"))
                .contains("top.yaml:3:10: extends: must be 'default' or the path of a file");
        assertThat(problems("extends: text.yaml\n")).singleElement().asString().startsWith("text.yaml:1:");
        assertThat(problems("""
                extends: default
                objects:
                  - { name: cases, remove: true }
                  - name: contact
                    fields: { Fone: remove, Phone: { value: contact.fone } }
                """))
                .containsExactly(
                        "top.yaml:5:5: objects.cases: there is no such object to remove; did you mean 'case'?",
                        "top.yaml:7:15: objects.contact.fields.Fone: there is nothing to remove; allowed are LastName, Phone",
                        "top.yaml:7:45: objects.contact.fields.Phone.value: there is no value 'contact.fone'; did you mean"
                                + " 'contact.phone'?");
    }

    private static List<String> problems(String top) {
        try {
            read(top);
            return List.of();
        } catch (MappingProblems e) {
            return e.problems().stream().map(MappingProblem::text).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static CrmMapping load(String top) throws IOException {
        return read(top).mapping();
    }

    private static MappingFile read(String top) throws IOException {
        return MappingLoader.read("top.yaml", stream(HEAD + top), "sample", name -> {
            String text = FILES.get(name);
            String file = name.equals("default") ? "default.yaml" : name;
            return text == null ? null : new Layer(file, stream(text));
        });
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
