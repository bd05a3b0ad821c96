package io.puente.fold;

import static io.puente.fold.FoldBench.KEYS;
import static io.puente.fold.FoldBench.NOON;
import static io.puente.fold.Updates.call;
import static io.puente.fold.Updates.echo;
import static io.puente.fold.Updates.history;
import static io.puente.fold.Updates.kind;
import static io.puente.fold.Updates.party;
import static io.puente.fold.Updates.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.consent.KeywordRules;
import io.puente.model.Engagement;
import io.puente.model.EngagementKey;
import io.puente.model.Message;
import io.puente.model.MessageKey;
import io.puente.spi.ChangeWatcher.CaseObservation;
import io.puente.whatsapp.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {

    private static final Party ANA = party("34600111222", "ES.1");
    private static final Instant NEXT_WEEK = NOON.plus(Duration.ofDays(7));

    private final FoldBench bench = new FoldBench();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "text, true",
        "image, true",
        "audio, true",
        "video, true",
        "document, true",
        "sticker, true",
        "location, true",
        "contacts, true",
        "button, true",
        "interactive, true",
        "order, true",
        "unsupported, true",
        "invented_tomorrow, true",
        "reaction, false",
        "request_welcome, false",
        "ephemeral, true",
    })
    void whichMessagesOpenACase(String kind, boolean opens) {
        bench.post(kind(ANA, "w1", NOON, kind)).fold();

        assertThat(bench.store.engagements).hasSize(opens ? 1 : 0);
    }

    @Test
    void theTableCanBeOverridden() {
        var rules = new SessionRules(Duration.ofHours(24), Map.of("reaction", true, "text", false, "echo", true), true);
        var other = new FoldBench(
                new FoldSettings(
                        KEYS, Portfolios.ONE_PER_ACCOUNT, rules, PlatformRules.DEFAULTS, KeywordRules.shipped()),
                10);
        other.post(text(ANA, "w1", NOON, "hola")).fold();
        assertThat(other.store.engagements).isEmpty();
        other.post(kind(ANA, "w2", NOON, "reaction")).fold();
        assertThat(other.store.engagements).hasSize(1);
        other.post(echo(ANA, "w3", NEXT_WEEK, "we call back")).fold();
        assertThat(other.store.engagements).hasSize(2);
    }

    @Test
    void silenceOfMoreThanADayOpensTheNextCaseAndClosesTheFormer() {
        bench.post(text(ANA, "w1", NOON, "one"))
                .post(text(ANA, "w2", NOON.plus(Duration.ofHours(24)), "still one"))
                .post(text(ANA, "w3", NOON.plus(Duration.ofHours(48)).plusSeconds(1), "two"))
                .fold();

        Engagement first = engagement("w1");
        assertThat(first.status()).isEqualTo(Engagement.Status.CLOSED);
        assertThat(first.closedBecause()).isEqualTo("silence");
        assertThat(first.closedAt()).isEqualTo(NOON.plus(Duration.ofHours(48)));
        assertThat(engagement("w3").status()).isEqualTo(Engagement.Status.OPEN);
        assertThat(caseOf("w2")).isEqualTo(first.key());
        assertThat(caseOf("w3")).isEqualTo(engagement("w3").key());
    }

    @Test
    void theAnswerOfTheBusinessKeepsTheCaseGoing() {
        bench.post(text(ANA, "w1", NOON, "one"))
                .post(echo(ANA, "w2", NOON.plus(Duration.ofHours(20)), "answer"))
                .post(text(ANA, "w3", NOON.plus(Duration.ofHours(40)), "thanks"))
                .fold();

        assertThat(bench.store.engagements).hasSize(1);
        assertThat(caseOf("w2")).isEqualTo(caseOf("w3"));
    }

    @Test
    void aLateMessageJoinsTheCurrentCase() {
        bench.post(text(ANA, "w1", NOON, "now")).fold();
        bench.post(text(ANA, "w0", NOON.minus(Duration.ofDays(3)), "delivered late"))
                .fold();

        assertThat(bench.store.engagements).hasSize(1);
        assertThat(caseOf("w0")).isEqualTo(engagement("w1").key());
    }

    @Test
    void aCaseClosedInACrmIsFollowedByANewOne() {
        bench.post(text(ANA, "w1", NOON, "one")).fold();
        bench.observe(observed("o1", "w1", true, NOON.plusSeconds(60)))
                .observe(observed("o2", "w1", true, NOON.plusSeconds(60)))
                .post(kind(ANA, "w2", NOON.plusSeconds(70), "reaction"))
                .post(text(ANA, "w3", NOON.plusSeconds(80), "two"))
                .fold();

        assertThat(engagement("w1").closedBecause()).isEqualTo("crm-closed");
        assertThat(caseOf("w2")).isEqualTo(engagement("w1").key());
        assertThat(caseOf("w3")).isEqualTo(engagement("w3").key());
    }

    @Test
    void aReopenedCaseGoesOnUnlessANewerOneBegan() {
        bench.post(text(ANA, "w1", NOON, "one")).fold();
        bench.observe(observed("o1", "w1", true, NOON.plusSeconds(60)))
                .observe(observed("o2", "w1", false, NOON.plusSeconds(90)))
                .post(text(ANA, "w2", NOON.plusSeconds(100), "more of one"))
                .fold();
        assertThat(caseOf("w2")).isEqualTo(engagement("w1").key());

        bench.observe(observed("o3", "w1", true, NOON.plusSeconds(200)))
                .post(text(ANA, "w3", NOON.plusSeconds(210), "two"))
                .observe(observed("o4", "w1", false, NOON.plusSeconds(220)))
                .post(text(ANA, "w4", NOON.plusSeconds(230), "more of two"))
                .fold();
        assertThat(engagement("w1").status()).isEqualTo(Engagement.Status.CLOSED);
        assertThat(caseOf("w4")).isEqualTo(engagement("w3").key());
    }

    @Test
    void whatHadNoCaseGoesToTheNextOneThatOpens() {
        bench.post(history(ANA, "h1", NOON.minus(Duration.ofDays(9)), "text", "long ago"))
                .post(echo(ANA, "e1", NOON.minusSeconds(60), "we wrote first"))
                .fold();
        assertThat(bench.store.engagements).isEmpty();

        bench.post(text(ANA, "w1", NOON, "hello"))
                .post(history(ANA, "h2", NOON.minus(Duration.ofDays(8)), "text", "came later"))
                .fold();
        assertThat(caseOf("h1")).isEqualTo(engagement("w1").key());
        assertThat(caseOf("e1")).isEqualTo(engagement("w1").key());
        assertThat(caseOf("h2")).isNull();

        bench.post(text(ANA, "w2", NEXT_WEEK, "again")).fold();
        assertThat(caseOf("h2")).isEqualTo(engagement("w2").key());
        assertThat(caseOf("h1")).isEqualTo(engagement("w1").key());
    }

    @Test
    void historyOpensNoWindow() {
        bench.post(history(ANA, "h1", NOON, "text", "before")).fold();

        var conversation = bench.store.conversations.values().iterator().next();
        assertThat(conversation.serviceWindowClosesAt()).isNull();
        assertThat(conversation.lastInboundAt()).isNull();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "connect,   true,  true",
        "terminate, true,  false",
        "connect,   false, false",
        "ringing,   false, false",
    })
    void onlyACustomersRingingOpensACaseAndAWindow(String event, boolean fromCustomer, boolean opens) {
        bench.post(call(ANA, "c1", event, fromCustomer, NOON)).fold();

        assertThat(bench.store.engagements).hasSize(opens ? 1 : 0);
        var conversation = bench.store.conversations.values().iterator().next();
        assertThat(conversation.serviceWindowClosesAt()).isEqualTo(opens ? NOON.plus(Duration.ofHours(24)) : null);
    }

    @Test
    void aCallIsOneMessageWhateverOrderItsEventsComeIn() {
        bench.post(call(ANA, "c1", "terminate", true, NOON.plusSeconds(90)))
                .post(call(ANA, "c1", "connect", true, NOON))
                .post(call(ANA, "c1", "connect", true, NOON))
                .fold();

        assertThat(bench.store.messages).hasSize(1);
        assertThat(engagement("c1").openedBy()).isEqualTo(Engagement.Opening.CALL);
        Message message = bench.store.messages.values().iterator().next();
        assertThat(message.sentAt()).isEqualTo(NOON);
        assertThat(message.details()).containsKeys("event.connect", "event.terminate");
    }

    private static CaseObservation observed(String key, String opening, boolean closed, Instant at) {
        return new CaseObservation(key, keyOf(opening).value(), "500X", closed, at);
    }

    private static EngagementKey keyOf(String opening) {
        return EngagementKey.of(Updates.NUMBER, MessageKey.of(Updates.NUMBER, opening));
    }

    private Engagement engagement(String opening) {
        return bench.store.engagements.get(keyOf(opening));
    }

    private EngagementKey caseOf(String wamid) {
        return bench.store.messages.get(MessageKey.of(Updates.NUMBER, wamid)).engagement();
    }
}
