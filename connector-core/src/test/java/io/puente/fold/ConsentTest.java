package io.puente.fold;

import static io.puente.fold.FoldBench.NOON;
import static io.puente.fold.Updates.content;
import static io.puente.fold.Updates.failed;
import static io.puente.fold.Updates.message;
import static io.puente.fold.Updates.party;
import static io.puente.fold.Updates.preference;
import static io.puente.fold.Updates.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.consent.ConsentSubmission;
import io.puente.consent.LedgerHash;
import io.puente.model.ConsentDecision;
import io.puente.model.ConsentEntry;
import io.puente.model.ConsentLedger;
import io.puente.model.ConsentPurpose;
import io.puente.model.ConsentState;
import io.puente.store.CanonicalStore.Outcome;
import io.puente.whatsapp.Party;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {

    private static final Party ANA = party("34600111222", "ES.1");

    private final FoldBench bench = new FoldBench();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "stop, OPT_OUT",
        "resume, OPT_IN",
        "signup, OPT_IN",
        "STOP, OPT_OUT",
        "invented,",
    })
    void customersSwitchInWhatsApp(String value, ConsentDecision decision) {
        bench.post(preference(ANA, value, NOON))
                .post(preference(ANA, value, NOON))
                .fold();

        if (decision == null) {
            assertThat(bench.store.consents).isEmpty();
            assertThat(bench.store.outcomes.get(0).outcome()).isEqualTo(Outcome.RECORDED);
        } else {
            assertThat(bench.store.consents).hasSize(1);
            ConsentEntry entry = bench.store.consents.values().iterator().next();
            assertThat(entry.decision()).isEqualTo(decision);
            assertThat(entry.scope()).isEqualTo("portfolio:" + Updates.ACCOUNT);
            assertThat(bench.store.outcomes.get(1).outcome()).isEqualTo(Outcome.REPEATED);
        }
    }

    @Test
    void theEarlierSwitchThatArrivesLaterDoesNotCount() {
        bench.post(preference(ANA, "stop", NOON.plusSeconds(60)))
                .post(preference(ANA, "resume", NOON))
                .fold();

        assertThat(states().get(ConsentPurpose.MARKETING).decision()).isEqualTo(ConsentDecision.OPT_OUT);
    }

    @Test
    void aRefusalOfMarketingIsAnOptOutOnce() {
        bench.post(failed(ANA, "out1", 131050, NOON))
                .post(failed(ANA, "out1", 131050, NOON))
                .post(failed(ANA, "out2", 131049, NOON))
                .fold();

        assertThat(bench.store.consents).hasSize(1);
        assertThat(states()).containsOnlyKeys(ConsentPurpose.MARKETING);
    }

    @Test
    void aWordWithdrawsWhatItMayAndAnotherRestoresIt() {
        bench.post(text(ANA, "w1", NOON, " baja ")).fold();
        assertThat(states()).containsOnlyKeys(ConsentPurpose.MARKETING, ConsentPurpose.UTILITY);
        assertThat(states().values()).extracting(ConsentState::decision).containsOnly(ConsentDecision.OPT_OUT);

        bench.post(text(ANA, "w2", NOON.plusSeconds(60), "Alta")).fold();
        assertThat(states().values()).extracting(ConsentState::decision).containsOnly(ConsentDecision.OPT_IN);
        assertThat(bench.store.consents.values())
                .allSatisfy(e -> assertThat(e.scope()).isEqualTo("number:" + Updates.NUMBER));
    }

    @Test
    void anOrdinaryMessageIsNeverConsent() {
        bench.post(text(ANA, "w1", NOON, "please send me your offers, I agree"))
                .post(text(ANA, "w2", NOON, "no me des de baja"))
                .post(message(ANA, content("w3", "image", NOON, "STOP")))
                .fold();

        assertThat(bench.store.consents).isEmpty();
    }

    @Test
    void aButtonsPayloadCountsLikeAWord() {
        bench.post(message(ANA, content("w1", "button", NOON, "No more news", Map.of("buttonPayload", "UNSUBSCRIBE"))))
                .fold();

        assertThat(states().get(ConsentPurpose.MARKETING).decision()).isEqualTo(ConsentDecision.OPT_OUT);
    }

    @Test
    void permissionToCallEnds() {
        var details = Map.of(
                "callPermission.response",
                "accept",
                "callPermission.expiration",
                NOON.plusSeconds(100).toString());
        bench.post(message(ANA, content("w1", "interactive", NOON, "accept", details)))
                .fold();

        ConsentEntry entry = bench.store.consents.values().iterator().next();
        assertThat(entry.purpose()).isEqualTo(ConsentPurpose.CALL);
        assertThat(entry.expiresAt()).isEqualTo(NOON.plusSeconds(100));
        assertThat(ConsentLedger.current(bench.store.consents.values(), NOON.plusSeconds(101)))
                .isEmpty();
    }

    @Test
    void consentFromTheDeskReachesThePersonItNames() {
        bench.post(text(party("5215512345678", "MX.1"), "w1", NOON, "hola"))
                .consent(given("ref-1", "525512345678"))
                .consent(given("ref-1", "525512345678"))
                .fold();

        assertThat(bench.store.livingPeople()).hasSize(1);
        assertThat(bench.store.livingPeople().get(0).waId().value()).isEqualTo("5215512345678");
        assertThat(bench.store.consents).hasSize(1);
        assertThat(bench.store.outcomes.get(2).outcome()).isEqualTo(Outcome.REPEATED);
    }

    @Test
    void consentOfSomebodyWhoNeverWroteMakesThePerson() {
        bench.consent(given("ref-1", "34600999888")).fold();
        bench.post(text(party("34600999888", "ES.7"), "w1", NOON, "hola")).fold();

        assertThat(bench.store.livingPeople()).hasSize(1);
        assertThat(states()).containsOnlyKeys(ConsentPurpose.MARKETING);
    }

    @Test
    void theLedgerIsAChain() {
        bench.post(text(ANA, "w1", NOON, "STOP")).fold();
        bench.post(preference(ANA, "stop", NOON)).fold();

        String previous = "";
        long number = 0;
        for (ConsentEntry entry : bench.store.consents.values()) {
            assertThat(entry.number()).isEqualTo(++number);
            assertThat(entry.previousHash()).isEqualTo(previous);
            assertThat(LedgerHash.intact(entry)).isTrue();
            previous = entry.hash();
        }
        assertThat(number).isEqualTo(3);
    }

    private static ConsentSubmission given(String reference, String phone) {
        return new ConsentSubmission(
                reference,
                phone,
                null,
                Updates.NUMBER,
                null,
                Set.of(ConsentPurpose.MARKETING),
                ConsentDecision.OPT_IN,
                "I want news",
                "es",
                "Check-in desk",
                "reception",
                NOON,
                null);
    }

    private Map<ConsentPurpose, ConsentState> states() {
        return ConsentLedger.current(bench.store.consents.values(), NOON.plus(Duration.ofDays(1)));
    }
}
