package io.puente.testkit;

import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.Failure;
import io.puente.spi.FieldValue;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** What the groups of {@link CrmConnectorContract} share: the fake, the connector, and changes made from a few words. */
public interface ContractWorld {

    FakeCrm fake();

    CrmConnector connector();

    ContractSchema schema();

    Set<Behaviour> lacks();

    /** Another connector; closed after the test. */
    CrmConnector connect(URI address, Duration timeOut);

    default boolean has(Behaviour behaviour) {
        return !lacks().contains(behaviour);
    }

    /** A key of our alphabet from a word. */
    static String key(String word) {
        String letters = word.toLowerCase(java.util.Locale.ROOT)
                .replace('0', 'y')
                .replace('1', 'z')
                .replace('8', 'w')
                .replace('9', 'v');
        return (letters + "abcdefghijklmnopqrstuvwxyz").substring(0, 26);
    }

    default Change parent(String word, Map<String, FieldValue> fields) {
        return parent(word, null, fields);
    }

    default Change parent(String word, @Nullable String recordId, Map<String, FieldValue> fields) {
        Map<String, FieldValue> all = new LinkedHashMap<>(recordId == null ? schema().required() : Map.of());
        all.putAll(fields);
        ExternalKey externalKey = new ExternalKey(schema().parentKey(), key(word));
        return new Change(schema().parent(), externalKey, recordId, "lane-" + word, all, List.of(), false, false);
    }

    default Change parent(String word) {
        return parent(word, Map.of(schema().text(), FieldValue.text("text of " + word)));
    }

    /** @param parentId null to refer by key */
    default Change child(String word, String parentWord, @Nullable String parentId, Map<String, FieldValue> fields) {
        ExternalKey parentKey = new ExternalKey(schema().parentKey(), key(parentWord));
        return new Change(
                schema().child(),
                new ExternalKey(schema().childKey(), key(word)),
                null,
                "lane-" + parentWord,
                fields,
                List.of(new Reference(schema().reference(), schema().parent(), parentKey, parentId)),
                false,
                false);
    }

    /** The same change after an attempt whose answer was lost. */
    static Change again(Change change) {
        return new Change(
                change.object(),
                change.key(),
                change.recordId(),
                change.lane(),
                change.fields(),
                change.references(),
                true,
                change.runAssignment());
    }

    default List<ChangeResult> write(Change... changes) throws TargetFailure, InterruptedException {
        return connector().write(new ChangeBatch(changes[0].object(), List.of(changes)));
    }

    default List<ChangeResult.Applied> apply(Change... changes) throws TargetFailure, InterruptedException {
        List<ChangeResult.Applied> applied = new ArrayList<>();
        for (ChangeResult result : write(changes)) {
            applied.add(applied(result));
        }
        return applied;
    }

    static ChangeResult.Applied applied(ChangeResult result) {
        Assertions.assertThat(result)
                .as("the CRM takes this record, so its result is Applied")
                .isInstanceOf(ChangeResult.Applied.class);
        return (ChangeResult.Applied) result;
    }

    static Failure rejected(ChangeResult result) {
        Assertions.assertThat(result)
                .as("the CRM refuses this one record, so its result is Rejected")
                .isInstanceOf(ChangeResult.Rejected.class);
        return ((ChangeResult.Rejected) result).failure();
    }

    /** The target's failure of one write, which must not succeed. */
    default Failure failureOf(Change... changes) {
        return failureOf(connector(), changes);
    }

    static Failure failureOf(CrmConnector connector, Change... changes) {
        TargetFailure thrown = Assertions.catchThrowableOfType(
                TargetFailure.class, () -> connector.write(new ChangeBatch(changes[0].object(), List.of(changes))));
        Assertions.assertThat(thrown)
                .as("write must throw a TargetFailure here, neither return results nor try again by itself")
                .isNotNull();
        return thrown.failure();
    }

    default FakeCrm.Kept kept(String word) {
        return fake().records(schema().parent()).stream()
                .filter(record -> key(word).equals(record.key()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the CRM has no record " + word));
    }

    default FakeCrm.Kept keptChild(String word) {
        return fake().records(schema().child()).stream()
                .filter(record -> key(word).equals(record.key()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the CRM has no record " + word));
    }
}
