package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.ChangeWatcher;
import io.puente.spi.ChangeWatcher.WatchPage;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.Provisioner.Plan;
import io.puente.spi.RecordReader;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.FieldType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Group of {@link CrmConnectorContract}: the optional roles, there or cleanly absent. */
public interface RolesContract extends ContractWorld {

    @Test
    default void rolesAreThereOrAbsent() {
        role(Behaviour.READER, connector().reader());
        role(Behaviour.SCHEMA, connector().schema());
        role(Behaviour.WATCHER, connector().watcher());
        role(Behaviour.PROVISIONER, connector().provisioner());
    }

    private void role(Behaviour behaviour, Optional<?> role) {
        assertThat(role.isPresent())
                .as("there is a " + behaviour + "; lacks() must name what is not there, and nothing else")
                .isEqualTo(has(behaviour));
    }

    @Test
    default void recordsAreFoundByKeyAndById() throws Exception {
        if (!has(Behaviour.READER)) {
            return;
        }
        String text = "it's a \\ test";
        String id = apply(parent("aa", Map.of(schema().text(), FieldValue.text(text))))
                .get(0)
                .recordId();
        apply(parent("bb"));
        RecordReader reader = connector().reader().orElseThrow();
        Set<String> fields = Set.of(schema().text(), schema().shortText());

        List<RecordReader.Found> byKey = reader.byKey(
                schema().parent(), schema().parentKey(), List.of(ContractWorld.key("aa"), "no'one"), fields);
        List<RecordReader.Found> byId = reader.byId(schema().parent(), List.of(id), schema().parentKey(), fields);

        assertThat(byKey).containsExactlyElementsOf(byId).singleElement().satisfies(found -> {
            assertThat(found.recordId()).isEqualTo(id);
            assertThat(found.key()).isEqualTo(ContractWorld.key("aa"));
            assertThat(found.fields()).containsExactly(Map.entry(schema().text(), text));
        });
        assertThat(reader.byKey(schema().parent(), schema().parentKey(), List.of(), fields))
                .isEmpty();
    }

    @Test
    default void manyKeysAreFoundInFewCalls() throws Exception {
        if (!has(Behaviour.READER)) {
            return;
        }
        apply(parent("aa"));
        List<String> keys = new java.util.ArrayList<>(IntStream.range(0, 500)
                .mapToObj(i -> ContractWorld.key("k" + (char) ('a' + i / 26) + (char) ('a' + i % 26)))
                .toList());
        keys.add(ContractWorld.key("aa"));
        long before = fake().calls();

        assertThat(connector().reader().orElseThrow().byKey(schema().parent(), schema().parentKey(), keys, Set.of()))
                .hasSize(1);
        assertThat(fake().calls() - before).as("calls for 501 keys").isLessThanOrEqualTo(10);
    }

    @Test
    default void theSchemaShowsWhatTheContractWrites() throws Exception {
        if (!has(Behaviour.SCHEMA)) {
            return;
        }
        SchemaReader reader = connector().schema().orElseThrow();
        SchemaReader.ObjectSchema described = reader.describe(schema().parent()).orElseThrow();

        FieldSchema key = described.field(schema().parentKey()).orElseThrow();
        assertThat(key.uniqueKey()).isTrue();
        assertThat(key.createable()).isTrue();
        FieldSchema choice = described.field(schema().choice()).orElseThrow();
        assertThat(choice.type()).isEqualTo(FieldType.PICKLIST);
        assertThat(choice.restricted()).isTrue();
        assertThat(choice.values()).contains(schema().allowed()).doesNotContain(schema().forbidden());
        assertThat(described.field(schema().shortText()).orElseThrow().maxLength())
                .isEqualTo(schema().shortLength());
        assertThat(described.field(schema().moment()).orElseThrow().type()).isEqualTo(FieldType.INSTANT);
        FieldSchema reference = reader.describe(schema().child())
                .flatMap(child -> child.field(schema().reference()))
                .orElseThrow();
        assertThat(reference.type()).isEqualTo(FieldType.REFERENCE);
        assertThat(reference.referenceTo()).contains(schema().parent());
        assertThat(reader.describe(new ObjectName("No_Such_Object__c"))).isEmpty();
    }

    @Test
    default void aWatcherStartsAtNowAndDoesNotSeeOurOwnWrites() throws Exception {
        if (!has(Behaviour.WATCHER)) {
            return;
        }
        ChangeWatcher watcher = connector().watcher().orElseThrow();
        apply(parent("before"));
        WatchPage start = watcher.watch(null);
        apply(parent("after"));
        WatchPage next = watcher.watch(start.nextCursor());

        assertThat(start.observations()).as("without a cursor").isEmpty();
        assertThat(next.observations()).as("a case that we wrote ourselves").isEmpty();
    }

    @Test
    default void provisioningASecondTimeChangesNothing() throws Exception {
        if (!has(Behaviour.PROVISIONER)) {
            return;
        }
        Plan plan = connector().provisioner().orElseThrow().plan();

        assertThat(plan.steps()).isEmpty();
        assertThat(connector().provisioner().orElseThrow().apply(plan).complete())
                .isTrue();
    }

    @Test
    default void theCrmsOwnCountOfCallsIsPassedOn() throws Exception {
        apply(parent("aa"));

        if (has(Behaviour.BUDGET)) {
            assertThat(connector().budget()).hasValueSatisfying(budget -> {
                assertThat(budget.used()).isPositive();
                assertThat(budget.allowed()).isGreaterThan(budget.used());
            });
        } else {
            assertThat(connector().budget()).isEmpty();
        }
    }
}
