package io.puente.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingLoader;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import io.puente.testkit.SampleRecords;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped mapping against an environment with the shipped schema. */
class DefaultMappingLiveTest {
    private final TestConnectors connectors = new TestConnectors();
    private final SimulatedDataverse org = new SimulatedDataverse(connectors.transport());
    private final SampleRecords sample = new SampleRecords();
    private CrmConnector connector;
    private MappingFile file;

    @BeforeEach
    void load() throws Exception {
        connector = connectors.open(org.address(), Map.of());
        try (InputStream in = getClass().getResourceAsStream("/mapping/dynamics-default.yaml")) {
            file = MappingLoader.read("dynamics-default.yaml", in, "dynamics");
        }
    }

    @AfterEach
    void stop() {
        connectors.close();
        org.close();
    }

    @Test
    void theEnvironmentTakesEverythingTheMappingWrites() throws Exception {
        assertThat(MappingCheck.check(file, connector.schema().orElseThrow())).isEmpty();
    }

    @Test
    void aPersonWithCaseMessageAndConsentIsWrittenAndReadBack() throws Exception {
        Map<String, String> written = new HashMap<>();
        CrmMapping mapping = file.mapping();
        RecordReader reader = connector.reader().orElseThrow();
        for (MappedObject object : mapping.objects()) {
            Mapped mapped = (Mapped) object.map(sample.input());
            Change change = change(mapping, object, mapped, written);
            ChangeResult result = connector
                    .write(new ChangeBatch(object.writes(), List.of(change)))
                    .get(0);
            assertThat(result).as(object.name()).isInstanceOf(ChangeResult.Applied.class);
            written.put(object.name(), ((ChangeResult.Applied) result).recordId());

            Set<String> columns = change.fields().keySet();
            Found found = reader.byKey(
                            object.writes(),
                            mapped.key().field(),
                            List.of(mapped.key().value()),
                            columns)
                    .get(0);
            change.fields()
                    .forEach((column, value) -> assertThat(reader.same(
                                    object.writes(),
                                    column,
                                    value,
                                    found.fields().get(column)))
                            .as(object.name() + "." + column)
                            .isTrue());
            change.references()
                    .forEach(reference -> reader.lookup(object.writes(), reference.field())
                            .ifPresent(column -> assertParent(reader, object, mapped, column, reference)));
        }
    }

    @Test
    void withoutItsAlternateKeyATableIsNotWritten() throws Exception {
        ObjectName account = new ObjectName("account");
        Change change = new Change(
                account,
                new ExternalKey("accountnumber", "abcdefghijklmnopqrstuvwxyz"),
                null,
                "lane",
                Map.of("name", FieldValue.text("x")),
                List.of(),
                false,
                false);

        assertThatExceptionOfType(TargetFailure.class)
                .isThrownBy(() -> connector.write(new ChangeBatch(account, List.of(change))))
                .withMessageContaining("account.accountnumber is missing")
                .satisfies(thrown -> assertThat(thrown.failure().kind()).isEqualTo(FailureKind.MISCONFIGURED));
    }

    private static void assertParent(
            RecordReader reader, MappedObject object, Mapped mapped, String column, Reference reference) {
        try {
            assertThat(reader.byKey(
                                    object.writes(),
                                    mapped.key().field(),
                                    List.of(mapped.key().value()),
                                    Set.of(column))
                            .get(0)
                            .fields())
                    .containsEntry(column, reference.recordId());
        } catch (TargetFailure | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Change change(CrmMapping mapping, MappedObject object, Mapped mapped, Map<String, String> written) {
        Map<String, FieldValue> fields = new LinkedHashMap<>(mapped.always());
        fields.putAll(mapped.create());
        fields.putAll(mapped.whenEmpty());
        List<Reference> references = mapped.references().stream()
                .map(parent -> {
                    MappedObject of = mapping.objects().stream()
                            .filter(candidate -> candidate.name().equals(parent.object()))
                            .findFirst()
                            .orElseThrow();
                    return new Reference(
                            parent.field(),
                            of.writes(),
                            new ExternalKey(of.keyField(), parent.parentKey()),
                            written.get(parent.object()));
                })
                .toList();
        return new Change(
                object.writes(), mapped.key(), null, "lane", fields, references, false, mapped.runAssignment());
    }
}
