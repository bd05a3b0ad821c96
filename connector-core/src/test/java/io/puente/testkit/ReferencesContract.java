package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.ChangeResult;
import io.puente.spi.FailureKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Group of {@link CrmConnectorContract}: a child finds its parent, or says that it does not. */
public interface ReferencesContract extends ContractWorld {

    @Test
    default void aChildRefersToItsParentByKey() throws Exception {
        if (!has(Behaviour.REFERENCE_BY_KEY)) {
            return;
        }
        String parentId = apply(parent("aa")).get(0).recordId();

        apply(child("cc", "aa", null, Map.of()));

        assertThat(keptChild("cc").fields()).containsEntry(schema().reference(), parentId);
    }

    @Test
    default void aChildRefersToItsParentById() throws Exception {
        String parentId = apply(parent("aa")).get(0).recordId();

        apply(child("cc", "aa", parentId, Map.of()));

        assertThat(keptChild("cc").fields()).containsEntry(schema().reference(), parentId);
    }

    @Test
    default void aMissingParentHoldsBackItsOwnChildrenOnly() throws Exception {
        if (!has(Behaviour.REFERENCE_BY_KEY)) {
            return;
        }
        apply(parent("aa"));

        List<ChangeResult> results = write(child("ca", "aa", null, Map.of()), child("cb", "missing", null, Map.of()));

        ContractWorld.applied(results.get(0));
        assertThat(ContractWorld.rejected(results.get(1)).kind()).isEqualTo(FailureKind.REFERENCE_MISSING);
        apply(parent("missing"));
        apply(ContractWorld.again(child("cb", "missing", null, Map.of())));
        assertThat(fake().records(schema().child())).hasSize(2);
    }
}
