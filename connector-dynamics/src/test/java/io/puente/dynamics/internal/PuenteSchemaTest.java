package io.puente.dynamics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.dynamics.internal.SchemaColumn.Type;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** The shipped mapping and the shipped schema fit each other. */
class PuenteSchemaTest {
    /** See {@code TranscriptMappingTest}. */
    private static final String TRANSCRIPT = "incident.puente_transcript";

    /** A column of ours as the default mapping writes it. */
    private record Written(String table, String column, boolean key, boolean reference, Map<?, ?> rule) {
        @Override
        public String toString() {
            return table + "." + column;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writtenColumns")
    void everyColumnOfOursInTheDefaultMappingIsProvisioned(Written written) {
        SchemaColumn column = column(written.table(), written.column());

        assertThat(column).as("in the schema").isNotNull();
        if (written.key()) {
            assertThat(column.type()).isEqualTo(Type.KEY);
            assertThat(column.size()).isGreaterThanOrEqualTo(28);
        } else if (written.reference()) {
            assertThat(column.type()).isEqualTo(Type.LOOKUP);
        } else if (written.rule().get("map") instanceof Map<?, ?> map) {
            assertThat(column.type()).isEqualTo(Type.CHOICE);
            assertThat(column.options())
                    .containsAll(map.values().stream().map(String::valueOf).toList());
        } else if (written.rule().get("max") instanceof Integer max) {
            assertThat(column.type()).isIn(Type.TEXT, Type.LONG_TEXT);
            assertThat(column.size()).isGreaterThanOrEqualTo(max);
        } else {
            String value = String.valueOf(written.rule().get("value"));
            boolean moment = value.matches(".*(At|\\.at|\\.since|[cC]losesAt)");
            assertThat(column.type()).isIn(moment ? List.of(Type.MOMENT) : List.of(Type.NUMBER, Type.LARGE_NUMBER));
        }
    }

    @Test
    void everyProvisionedColumnIsWrittenByTheDefaultMappingOrTheTranscriptOverlay() {
        List<String> written = writtenColumns().map(Written::toString).toList();

        assertThat(PuenteSchema.TABLES.stream()
                        .flatMap(table -> table.columns().stream().map(column -> table.name() + "." + column.name())))
                .filteredOn(name -> !name.equals(TRANSCRIPT))
                .allMatch(written::contains);
    }

    @Test
    void namesAndSizesAreThoseDataverseAllows() {
        for (SchemaTable table : PuenteSchema.TABLES) {
            assertThat(table.columns()).extracting(SchemaColumn::name).doesNotHaveDuplicates();
            assertThat(table.column(table.keyColumn())).isPresent();
            for (SchemaColumn column : table.columns()) {
                // Lower case: then a lookup is bound by its column's own name.
                assertThat(column.name()).matches("puente_[a-z0-9]{1,41}");
                assertThat(column.size()).isBetween(0L, column.type() == Type.TEXT ? 4_000 : 100_000_000_000L);
                assertThat(column.options()).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void onlyActivitiesDoWithoutAnAlternateKey() {
        for (SchemaTable table : PuenteSchema.TABLES) {
            assertThat(table.alternateKey().isEmpty())
                    .as(table.name())
                    .isEqualTo(table.kind() == SchemaTable.Kind.OWN_ACTIVITY);
        }
    }

    @Test
    void labelsAreSpanishWhereTheEnvironmentIs() {
        assertThat(new SchemaLabels(3082).of("Delivery State").toString()).contains("Estado de entrega", "3082");
        assertThat(new SchemaLabels(2058).of("Delivery State").toString()).contains("Estado de entrega", "2058");
        assertThat(new SchemaLabels(1031).of("Delivery State").toString()).contains("Delivery State", "1031");
    }

    @Test
    void optionsAreKnownByTheirNamesWhateverTheirLabels() {
        assertThat(PuenteSchema.option("puente_whatsappmessage", "puente_direction", "Outbound"))
                .contains(814_700_001);
        assertThat(PuenteSchema.option("incident", "prioritycode", "High")).isEmpty();
    }

    static Stream<Written> writtenColumns() {
        List<Written> columns = new ArrayList<>();
        for (Object entry : (List<?>) mapping().get("objects")) {
            Map<?, ?> object = (Map<?, ?>) entry;
            String table = String.valueOf(object.get("writes"));
            String key = String.valueOf(((Map<?, ?>) object.get("key")).get("field"));
            columns.add(new Written(table, key, true, false, Map.of()));
            section(object, "references")
                    .forEach((column, rule) ->
                            columns.add(new Written(table, String.valueOf(column), false, true, Map.of())));
            section(object, "fields")
                    .forEach((column, rule) ->
                            columns.add(new Written(table, String.valueOf(column), false, false, (Map<?, ?>) rule)));
        }
        // The name of a consent is the column its table was made with.
        return columns.stream()
                .filter(written -> written.column().startsWith("puente_")
                        && !written.column().equals("puente_name"));
    }

    private static Map<?, ?> section(Map<?, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Map<?, ?> mapping() {
        try (InputStream in = PuenteSchemaTest.class.getResourceAsStream("/mapping/dynamics-default.yaml")) {
            assertThat(in).as("the default mapping").isNotNull();
            return new Yaml().load(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SchemaColumn column(String table, String name) {
        return PuenteSchema.TABLES.stream()
                .filter(candidate -> candidate.name().equals(table))
                .flatMap(candidate -> candidate.columns().stream())
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
