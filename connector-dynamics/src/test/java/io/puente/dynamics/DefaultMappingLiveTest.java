package io.puente.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.puente.mapping.MappingCheck;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.RecordReader;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import io.puente.testkit.SampleRecords;
import io.puente.testkit.ShippedMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped mapping against an environment with the shipped schema. */
class DefaultMappingLiveTest {
    private final TestConnectors connectors = new TestConnectors();
    private final SimulatedDataverse org = new SimulatedDataverse(connectors.transport());
    private final ShippedMapping shipped = new ShippedMapping("dynamics");
    private CrmConnector connector;

    @BeforeEach
    void connect() {
        connector = connectors.open(org.address(), Map.of());
    }

    @AfterEach
    void stop() {
        connectors.close();
        org.close();
    }

    @Test
    void theEnvironmentTakesEverythingTheMappingWrites() throws Exception {
        assertThat(MappingCheck.check(shipped.file(), connector.schema().orElseThrow()))
                .isEmpty();
    }

    @Test
    void aPersonWithCaseMessageAndConsentIsWrittenAndReadBack() throws Exception {
        RecordReader reader = connector.reader().orElseThrow();
        Map<String, Change> written = shipped.write(connector, new SampleRecords().input());

        assertThat(written).hasSize(4);
        for (Change change : written.values()) {
            Map<String, String> kept = read(reader, change, change.fields().keySet());
            change.fields()
                    .forEach(
                            (column, value) -> assertThat(reader.same(change.object(), column, value, kept.get(column)))
                                    .as(change.object() + "." + column)
                                    .isTrue());
            for (Reference reference : change.references()) {
                Optional<String> column = reader.lookup(change.object(), reference.field());
                if (column.isPresent()) {
                    assertThat(read(reader, change, Set.of(column.get())))
                            .containsEntry(column.get(), reference.recordId());
                }
            }
        }
    }

    /** A command of its own process asks for lookups before it has seen a table; a list of parties is none. */
    @Test
    void aReaderThatHasSeenNoTableYetReadsEveryReference() throws Exception {
        Map<String, Change> written = shipped.write(connector, new SampleRecords().input());
        for (Change change : written.values()) {
            RecordReader fresh =
                    connectors.open(org.address(), Map.of()).reader().orElseThrow();
            Set<String> columns = change.references().stream()
                    .flatMap(reference -> fresh.lookup(change.object(), reference.field()).stream())
                    .collect(Collectors.toSet());

            Map<String, String> kept = read(fresh, change, columns);
            for (Reference reference : change.references()) {
                fresh.lookup(change.object(), reference.field())
                        .ifPresent(column -> assertThat(kept).containsEntry(column, reference.recordId()));
            }
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

    private static Map<String, String> read(RecordReader reader, Change change, Set<String> columns) throws Exception {
        return reader.byKey(
                        change.object(),
                        change.key().field(),
                        List.of(change.key().value()),
                        columns)
                .get(0)
                .fields();
    }
}
