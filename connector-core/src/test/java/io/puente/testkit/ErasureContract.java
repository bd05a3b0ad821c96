package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.model.ContactKey;
import io.puente.model.Identity;
import io.puente.store.BodyRedactor;
import io.puente.store.CrmLink;
import io.puente.store.Erasure;
import io.puente.store.Erasure.CrmRecord;
import io.puente.store.ErasureReport;
import io.puente.store.ErasureTooEarly;
import io.puente.store.LeaseLost;
import io.puente.store.LogEntry;
import io.puente.store.Outbox;
import io.puente.store.RehearsalStandings.Standing;
import io.puente.store.Remaps;
import io.puente.whatsapp.WebhookRedactor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasing one of two people who share webhooks, on real tables. */
public abstract class ErasureContract extends StoreContract {
    private final BodyRedactor redactor = new WebhookRedactor()::without;
    private Erasure erasure;
    private ContactKey marta;
    private ContactKey iker;

    /** Every value of every column of every table, read without any knowledge of what they mean. */
    protected abstract List<String> everyValue() throws Exception;

    /** Below the tables, where the implementation can promise it. */
    protected void assertNoCanaryOnDisk(List<String> canaries) throws Exception {}

    @BeforeEach
    void bothWereWritten() throws Exception {
        store.targets().register(TARGET);
        TwoPeople.tell(store);
        TwoPeople.fold(store, fold);
        marta = TwoPeople.key(store.canonical(), Identity.phone(TwoPeople.MARTA));
        iker = TwoPeople.key(store.canonical(), Identity.phone(TwoPeople.IKER));
        assertThat(marta).isNotEqualTo(iker);
        settle(
                Links.linked("contact", marta.value(), marta, "003M"),
                Links.linked("case", "case-of-marta", marta, "500M"),
                Links.linked("contact", iker.value(), iker, "003I"),
                Links.parked("message", "m-of-marta", marta, "REJECTED", "CanaryReason", Canonical.START));
        erasure = store.erasure(redactor);
    }

    private void settle(CrmLink... links) throws LeaseLost {
        store.outbox().settle(drain, CRM, new Outbox.Settlement(List.of(links), List.of(), List.of()));
    }

    private void assertNoCanary() throws Exception {
        for (String canary : TwoPeople.CANARIES) {
            assertThat(everyValue()).as(canary).noneMatch(contains(canary));
        }
        assertThat(everyValue()).as("key").noneMatch(contains(marta.value()));
        assertNoCanaryOnDisk(TwoPeople.CANARIES);
    }

    private static Predicate<String> contains(String text) {
        return value -> value.contains(text);
    }

    @Test
    void theCanariesArePlanted() throws Exception {
        List<String> before = everyValue();
        for (String canary : TwoPeople.CANARIES) {
            assertThat(before).as(canary).anyMatch(contains(canary));
        }
    }

    @Test
    void nothingOfThePersonIsLeftInAnyTable() throws Exception {
        ErasureReport report = erasure.erase(marta);
        assertNoCanary();
        assertThat(report.keys()).containsExactly(marta);
        assertThat(report.people()).isEqualTo(1);
        assertThat(report.identities()).isEqualTo(3);
        assertThat(report.conversations()).isEqualTo(1);
        assertThat(report.engagements()).isEqualTo(1);
        assertThat(report.messages()).isEqualTo(4);
        assertThat(report.consents()).isGreaterThanOrEqualTo(2);
        assertThat(report.outboxRows()).isEqualTo(1);
        // Four of hers, one submission; of nobody: one unreadable status, one without recipient, one unreadable body.
        assertThat(report.updates()).isEqualTo(8);
        assertThat(report.crmRecords())
                .isEqualTo(Map.of(CRM, List.of(new CrmRecord("case", "500M"), new CrmRecord("contact", "003M"))));
    }

    @Test
    void aChangeSetKeepsTheOther() throws Exception {
        var people = List.of(new Remaps.Concerned(marta, 3), new Remaps.Concerned(iker, 2));
        var set = store.remaps().propose(CRM, "v2", people, clock.instant(), "ana");
        erasure.erase(marta);
        assertThat(store.remaps().people(set.id(), null, 10)).containsExactly(new Remaps.Concerned(iker, 2));
    }

    @Test
    void rehearsalsBeginAnew() throws Exception {
        String found = "Body: null -> " + TwoPeople.CANARIES.get(0);
        store.rehearsals().begin(CRM, new Standing("one", clock.instant(), marta.value(), found));
        erasure.erase(marta);
        assertThat(store.rehearsals().find(CRM)).isEmpty();
        assertThat(store.rehearsals().keep(CRM, "one", found)).isFalse();
        assertNoCanary();
    }

    @Test
    void theOtherKeepsEverything() throws Exception {
        List<Object> before = TwoPeople.iker(store.canonical());
        erasure.erase(marta);
        assertThat(TwoPeople.iker(store.canonical())).isEqualTo(before);
        assertThat(store.media().byContact(iker)).hasSize(1);
        assertThat(store.media().byContact(marta)).isEmpty();
        assertThat(erasure.crmRecords(iker)).isEqualTo(Map.of(CRM, List.of(new CrmRecord("contact", "003I"))));
        assertThat(store.outbox().due(CRM, clock.instant().plus(MAX_AGE), 10, java.util.Set.of()))
                .extracting(Outbox.DueRow::contact)
                .containsExactly(iker);
    }

    @Test
    void theRemainingLogFoldsToTheSame() throws Exception {
        List<Object> before = TwoPeople.iker(store.canonical());
        erasure.erase(marta);
        try (StoreUnderTest again = open(clock)) {
            again.targets().register(TARGET);
            TwoPeople.copyLog(store, again);
            TwoPeople.fold(again, again.lease("fold"));
            assertThat(TwoPeople.iker(again.canonical())).isEqualTo(before);
            assertThat(again.attention().unreadable(10)).isEmpty();
        }
    }

    @Test
    void theChainOfConsentStaysWhole() throws Exception {
        erasure.erase(marta);
        TwoPeople.webhook(
                store,
                "later",
                "\"contacts\":[%s],\"messages\":[%s]"
                        .formatted(
                                TwoPeople.contact("Iker Soto", TwoPeople.IKER, "GB.IKER00000001"),
                                TwoPeople.message(TwoPeople.IKER, "GB.IKER00000001", "I9", TwoPeople.text("ALTA"))));
        TwoPeople.fold(store, store.lease("fold"));
        assertThat(everyValue()).anyMatch(value -> value.contains("\"erased\":true") && value.contains("OPT_OUT"));
        ConsentChain.assertWhole(everyValue());
    }

    @Test
    void aWebhookDeliveredAgainDoesNotComeBack() throws Exception {
        erasure.erase(marta);
        assertThat(store.log().append(new LogEntry(LogEntry.WHATSAPP, "shared", new byte[1], Canonical.START)))
                .isFalse();
    }

    @Test
    void twiceIsOnce() throws Exception {
        erasure.erase(marta);
        List<String> after = everyValue();
        ErasureReport second = erasure.erase(marta);
        assertThat(second)
                .isEqualTo(new ErasureReport(marta, java.util.Set.of(marta), 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), 0));
        assertThat(everyValue()).hasSameSizeAs(after);
        erasure.erase(iker);
        assertThat(everyValue()).noneMatch(contains(TwoPeople.IKER)).noneMatch(contains("Iker"));
    }

    @Test
    void anErasureCutShortIsSimplyRepeated() throws Exception {
        var calls = new AtomicInteger();
        Erasure dying = store.erasure((body, items) -> {
            if (calls.incrementAndGet() > 6) {
                throw new IllegalStateException("the power went");
            }
            return redactor.without(body, items);
        });
        assertThatThrownBy(() -> dying.erase(marta)).hasMessage("the power went");
        assertThat(erasure.erase(marta).messages()).isEqualTo(4);
        assertNoCanary();
    }

    @Test
    void whatWasAcceptedBeforeMustBeWorkedOnFirst() throws Exception {
        TwoPeople.append(store, "late", "{}");
        List<String> before = everyValue();
        assertThatThrownBy(() -> erasure.erase(marta)).isInstanceOf(ErasureTooEarly.class);
        assertThat(everyValue()).isEqualTo(before);
    }

    @Test
    void aBatchThatHasReadThePersonIsRefused() throws Exception {
        erasure.erase(marta);
        assertThatThrownBy(() -> commit(new FoldBatch(9).person(Canonical.person(1))))
                .isInstanceOf(LeaseLost.class);
    }

    @Test
    void aDeliveryUnderWayDoesNotBringLinksBack() throws Exception {
        erasure.erase(marta);
        settle(Links.linked("contact", marta.value(), marta, "003M"), Links.linked("case", "c", iker, "500I"));
        assertThat(erasure.crmRecords(marta)).isEmpty();
        assertThat(erasure.crmRecords(iker).get(CRM)).contains(new CrmRecord("case", "500I"));
        assertNoCanary();
    }

    @Test
    void peopleMergedIntoThePersonGoWithIt() throws Exception {
        TwoPeople.webhook(store, "phone alone", """
                "contacts":[{"profile":{"name":"Marta Canaria"},"wa_id":"447700900789"}],
                "messages":[{"from":"447700900789","id":"wamid.canaryM7","timestamp":"1773136800",%s}]""".formatted(TwoPeople.text("from my other goldfinch")));
        TwoPeople.fold(store, fold);
        ContactKey other = TwoPeople.key(store.canonical(), Identity.phone("447700900789"));
        TwoPeople.webhook(
                store,
                "both",
                "\"contacts\":[%s],\"messages\":[%s]"
                        .formatted(
                                TwoPeople.contact("Marta Canaria", "447700900789", "GB.CANARYMARTA01"),
                                TwoPeople.message(
                                        "447700900789",
                                        "GB.CANARYMARTA01",
                                        "canaryM8",
                                        TwoPeople.text("both goldfinch"))));
        TwoPeople.fold(store, fold);
        ContactKey loser = marta.compareTo(other) < 0 ? other : marta;

        ErasureReport report = erasure.erase(loser);

        assertThat(report.keys()).containsExactlyInAnyOrder(marta, other);
        assertThat(report.people()).isEqualTo(2);
        assertNoCanary();
        assertThat(everyValue()).noneMatch(contains("447700900789")).noneMatch(contains(other.value()));
    }

    @Test
    void aKeyOfNobodyRemovesNothing() throws Exception {
        List<String> before = everyValue();
        ErasureReport report = erasure.erase(new ContactKey("b".repeat(26)));
        assertThat(report.people() + report.updates()).isZero();
        assertThat(everyValue()).hasSameSizeAs(before);
        assertThat(new String(store.log().read(0, 1).get(0).body(), StandardCharsets.UTF_8))
                .contains("goldfinch");
    }
}
