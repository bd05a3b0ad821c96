package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Group of {@link CrmConnectorContract}: one result for each change, in order, and no guessing. */
public interface ResultsContract extends ContractWorld {

    default Change badChoice(String word) {
        return parent(word, Map.of(schema().choice(), FieldValue.text(schema().forbidden())));
    }

    @Test
    default void oneResultForEachChangeInOrder() throws Exception {
        apply(parent("bb"));

        List<ChangeResult> results = write(parent("cc"), ContractWorld.again(parent("bb")), parent("aa"));

        assertThat(results)
                .extracting(result -> result.change().key().value())
                .containsExactly(ContractWorld.key("cc"), ContractWorld.key("bb"), ContractWorld.key("aa"));
        if (has(Behaviour.CREATED_FLAG)) {
            assertThat(results)
                    .extracting(result -> ContractWorld.applied(result).created())
                    .containsExactly(true, false, true);
        }
    }

    @Test
    default void theSiblingOfABadRecordIsApplied() throws Exception {
        if (!has(Behaviour.PARTIAL_SUCCESS)) {
            return;
        }
        List<ChangeResult> results = write(parent("aa"), badChoice("bb"), parent("cc"));

        ContractWorld.applied(results.get(0));
        ContractWorld.applied(results.get(2));
        Failure failure = ContractWorld.rejected(results.get(1));
        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_DATA);
        assertThat(failure.vendorCode()).isNotBlank();
        assertThat(failure.safeText())
                .as("safeText is shown and logged: it must not quote the value")
                .isNotBlank()
                .doesNotContain(schema().forbidden());
        assertThat(fake().records(schema().parent())).hasSize(2);
    }

    @Test
    default void allBadIsNoFailureOfTheCrm() throws Exception {
        List<ChangeResult> results = write(badChoice("aa"), badChoice("bb"));

        assertThat(results)
                .hasSize(2)
                .allSatisfy(result ->
                        assertThat(ContractWorld.rejected(result).kind()).isEqualTo(FailureKind.INVALID_DATA));
        assertThat(fake().records(schema().parent())).isEmpty();
    }

    @Test
    default void aTextThatIsTooLongIsBadData() throws Exception {
        String tooLong = "Secreto ".repeat(schema().shortLength()).substring(0, schema().shortLength() + 1);

        Failure failure =
                ContractWorld.rejected(write(parent("aa", Map.of(schema().shortText(), FieldValue.text(tooLong))))
                        .get(0));

        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_DATA);
        assertThat(failure.safeText())
                .as("safeText is shown and logged: it must not quote the value")
                .doesNotContain("Secreto");
    }

    @Test
    default void anEmptyBatchMakesNoCall() throws Exception {
        assertThat(connector().write(new ChangeBatch(schema().parent(), List.of())))
                .isEmpty();
        assertThat(fake().calls() + fake().logins()).as("calls").isZero();
    }

    @Test
    default void anUnknownFieldConcernsTheWholeTarget() {
        Failure failure = failureOf(parent("aa", Map.of("No_Such_Field__c", FieldValue.text("x"))));

        assertThat(failure.kind()).isEqualTo(FailureKind.MISCONFIGURED);
    }
}
