package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Change;
import io.puente.spi.ChangeResult.Applied;
import io.puente.spi.FieldValue;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Group of {@link CrmConnectorContract}: a key is one record, however often it is written. */
public interface UpsertContract extends ContractWorld {

    @Test
    default void createsAndThenChangesNothing() throws Exception {
        Applied first = apply(parent("ana")).get(0);
        Applied second = apply(ContractWorld.again(parent("ana"))).get(0);

        assertThat(second.recordId()).isEqualTo(first.recordId());
        assertThat(fake().records(schema().parent()))
                .singleElement()
                .satisfies(record -> assertThat(record.id()).isEqualTo(first.recordId()));
        if (has(Behaviour.CREATED_FLAG)) {
            assertThat(first.created()).isTrue();
            assertThat(second.created()).isFalse();
        }
    }

    @Test
    default void aNewValueUpdates() throws Exception {
        apply(parent("ana"));
        apply(ContractWorld.again(parent("ana", Map.of(schema().text(), FieldValue.text("another")))));

        assertThat(kept("ana").fields()).containsEntry(schema().text(), "another");
        assertThat(fake().records(schema().parent())).hasSize(1);
    }

    @Test
    default void aReplayedBatchLeavesTheSameRecords() throws Exception {
        Change[] batch = IntStream.range(
                        0, Math.min(20, connector().capabilities().maxBatch()))
                .mapToObj(i -> parent("b" + (char) ('a' + i)))
                .toArray(Change[]::new);
        List<String> ids = apply(batch).stream().map(Applied::recordId).toList();
        Change[] replay =
                java.util.Arrays.stream(batch).map(ContractWorld::again).toArray(Change[]::new);

        assertThat(apply(replay)).extracting(Applied::recordId).isEqualTo(ids);
        assertThat(fake().records(schema().parent())).hasSize(batch.length);
    }

    @Test
    default void aLinkedRecordIsUpdated() throws Exception {
        String id = apply(parent("ana")).get(0).recordId();

        Applied applied = apply(parent("ana", id, Map.of(schema().text(), FieldValue.text("by id"))))
                .get(0);

        assertThat(applied.recordId()).isEqualTo(id);
        assertThat(applied.created()).isFalse();
        assertThat(kept("ana").fields()).containsEntry(schema().text(), "by id");
    }

    @Test
    default void aRecordThatPeopleMadeGetsOurKeyAndNoTwin() throws Exception {
        if (!has(Behaviour.ADDRESS_BY_ID)) {
            return;
        }
        String id = fake().madeByPeople(schema().parent(), Map.of(schema().text(), "made by people"));

        Applied applied = apply(parent("ana", id, Map.of(schema().text(), FieldValue.text("ours"))))
                .get(0);

        assertThat(applied.recordId()).isEqualTo(id);
        assertThat(fake().records(schema().parent())).hasSize(1);
        assertThat(kept("ana").id()).isEqualTo(id);
    }

    @Test
    default void linkedAndNewRecordsShareABatch() throws Exception {
        if (connector().capabilities().maxBatch() < 3) {
            return;
        }
        String id = apply(parent("linked")).get(0).recordId();

        List<Applied> applied = apply(
                parent("newa"),
                parent("linked", id, Map.of(schema().text(), FieldValue.text("changed"))),
                parent("newb"));

        assertThat(applied)
                .extracting(a -> a.change().key().value())
                .containsExactly(ContractWorld.key("newa"), ContractWorld.key("linked"), ContractWorld.key("newb"));
        assertThat(applied.get(1).recordId()).isEqualTo(id);
        assertThat(fake().records(schema().parent())).hasSize(3);
        assertThat(kept("linked").fields()).containsEntry(schema().text(), "changed");
    }

    @Test
    default void idempotenceIsSaidAsItIs() {
        assertThat(connector().capabilities().idempotentUpsert())
                .as("capabilities against lacks()")
                .isEqualTo(has(Behaviour.IDEMPOTENT_UPSERT));
    }
}
