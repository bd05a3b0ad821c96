package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Group of {@link CrmConnectorContract}: how much fits into one write. */
public interface LimitsContract extends ContractWorld {

    default Change[] parents(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> parent("n" + (char) ('a' + i / 676) + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26)))
                .toArray(Change[]::new);
    }

    @Test
    default void exactlyTheLargestBatchWorks() throws Exception {
        int most = connector().capabilities().maxBatch();

        assertThat(apply(parents(most))).hasSize(most);
        assertThat(fake().records(schema().parent())).hasSize(most);
    }

    @Test
    default void aLargerBatchIsRefusedWithoutACall() {
        List<Change> tooMany = List.of(parents(connector().capabilities().maxBatch() + 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> connector().write(new ChangeBatch(schema().parent(), tooMany)));
        assertThat(fake().calls() + fake().logins()).as("calls").isZero();
    }

    @Test
    default void aRepeatedKeyIsRefused() {
        List<Change> twice = List.of(parent("aa"), parent("aa"));

        assertThatIllegalArgumentException().isThrownBy(() -> new ChangeBatch(schema().parent(), twice));
    }
}
