package io.puente.fold;

import static io.puente.fold.FoldBench.NOON;
import static io.puente.fold.Updates.change;
import static io.puente.fold.Updates.party;
import static io.puente.fold.Updates.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.puente.fold.FoldBench.Update;
import io.puente.model.Identity;
import io.puente.model.MessageKey;
import io.puente.model.Person;
import io.puente.whatsapp.Party;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PeopleTest {

    private static final String PHONE = "34600111222";
    private static final String NEW_PHONE = "34700111222";

    private final FoldBench bench = new FoldBench();

    static Stream<Arguments> parties() {
        return Stream.of(
                row("the phone vanishes", 1, party(PHONE, "ES.1"), party(null, "ES.1")),
                row("the phone appears", 1, party(null, "ES.1"), party(PHONE, "ES.1")),
                row("the user id appears", 1, party(PHONE, null), party(PHONE, "ES.1")),
                row("the user id vanishes", 1, party(PHONE, "ES.1"), party(PHONE, null)),
                row("proven one later", 1, party(PHONE, null), party(null, "ES.1"), party(PHONE, "ES.1")),
                row("nothing in common", 2, party(PHONE, null), party(null, "ES.1")),
                row("recycled number", 2, party(PHONE, "ES.1"), party(PHONE, "ES.2")),
                row("another portfolio's user id", 1, party(PHONE, "ES.1"), party(PHONE, "ES.1")),
                row("ninth digit", 1, party("551187654321", null), party("5511987654321", "BR.1")),
                row("ninth digit of somebody else", 2, party("551187654321", "BR.2"), party("5511987654321", "BR.1")),
                row("Mexico's 1", 1, party("5215512345678", "MX.1"), party("525512345678", null)),
                row(
                        "parent id",
                        1,
                        new Party(null, "ES.1", "ES.ENT.7", null, null),
                        new Party(PHONE, null, "ES.ENT.7", null, null)));
    }

    private static Arguments row(String name, int people, Party... parties) {
        return Arguments.of(name, people, List.of(parties));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parties")
    void howManyPeople(String name, int people, List<Party> parties) {
        for (boolean backwards : new boolean[] {false, true}) {
            var order = new FoldBench();
            for (int i = 0; i < parties.size(); i++) {
                int at = backwards ? parties.size() - 1 - i : i;
                order.post(text(parties.get(at), "w" + at, NOON.plusSeconds(at), "hola"));
            }
            assertThat(order.fold().store.livingPeople()).as(name + backwards).hasSize(people);
        }
    }

    @ParameterizedTest(name = "arriving in order {0}")
    @MethodSource("orders")
    void aRecycledNumberGoesToTheNewHolderAndNothingElseDoes(List<Integer> order) {
        List<Update> updates = List.of(
                text(Updates.named(PHONE, "ES.1", "Old"), "w1", NOON, "mine"),
                text(Updates.named(PHONE, "ES.2", "New"), "w2", NOON.plus(Duration.ofDays(90)), "new here"),
                text(party(PHONE, "ES.2"), "w3", NOON.plus(Duration.ofDays(91)), "again"));
        order.forEach(i -> bench.post(updates.get(i)));
        bench.fold();

        Person old = owner(Identity.bsuid(Updates.ACCOUNT, "ES.1"));
        Person holder = owner(Identity.phone(PHONE));
        assertThat(holder).isEqualTo(owner(Identity.bsuid(Updates.ACCOUNT, "ES.2")));
        assertThat(holder.flags()).containsExactly(Person.FLAG_RECYCLED_NUMBER);
        assertThat(old.flags()).isEmpty();
        assertThat(bench.store.messages.get(MessageKey.of(Updates.NUMBER, "w1")).contact())
                .isEqualTo(old.key());
        assertThat(bench.store.engagements.values())
                .extracting(e -> e.contact())
                .contains(old.key(), holder.key());
    }

    @ParameterizedTest(name = "arriving in order {0}")
    @MethodSource("orders")
    void aChangedNumberStaysOnePerson(List<Integer> order) {
        List<Update> updates = List.of(
                text(party(PHONE, "ES.1"), "w1", NOON, "before"),
                change(party(PHONE, "ES.1"), party(NEW_PHONE, "ES.2"), "s1", NOON.plusSeconds(60)),
                text(party(NEW_PHONE, "ES.2"), "w2", NOON.plusSeconds(90), "after"));
        order.forEach(i -> bench.post(updates.get(i)));
        bench.fold();

        assertThat(bench.store.livingPeople()).hasSize(1);
        Person person = bench.store.livingPeople().get(0);
        assertThat(person.waId().value()).isEqualTo(NEW_PHONE);
        assertThat(person.bsuid().value()).isEqualTo("ES.2");
        assertThat(person.flags()).containsExactly(Person.FLAG_IDENTITY_CHANGED);
        assertThat(bench.store.conversations).hasSize(1);
        assertThat(bench.store.messages.values())
                .allSatisfy(m -> assertThat(m.contact()).isEqualTo(person.key()));
        assertThat(bench.store.dirty).containsOnlyKeys(person.key());
    }

    static Stream<List<Integer>> orders() {
        return Stream.of(
                List.of(0, 1, 2),
                List.of(0, 2, 1),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(2, 0, 1),
                List.of(2, 1, 0));
    }

    @Test
    void aChangeFromNobodyKnownIsFlagged() {
        bench.post(change(party(null, "ES.1"), party(null, "ES.2"), "s1", NOON))
                .post(text(party(null, "ES.2"), "w1", NOON.plusSeconds(5), "hola"))
                .fold();

        assertThat(bench.store.livingPeople().get(0).flags())
                .containsExactlyInAnyOrder(Person.FLAG_IDENTITY_CHANGED, Person.FLAG_UNKNOWN_PREDECESSOR);
    }

    @Test
    void aNumberSomebodyElseHadLongBeforeIsNotTheSamePerson() {
        bench.post(text(party(NEW_PHONE, "ES.9"), "w0", NOON.minus(Duration.ofDays(200)), "long ago"))
                .post(text(party(PHONE, "ES.1"), "w1", NOON, "before"))
                .post(change(party(PHONE, null), party(NEW_PHONE, null), "s1", NOON.plusSeconds(60)))
                .fold();

        assertThat(bench.store.livingPeople()).hasSize(2);
        assertThat(owner(Identity.phone(NEW_PHONE))).isEqualTo(owner(Identity.bsuid(Updates.ACCOUNT, "ES.1")));
    }

    @Test
    void profilesAreTheNewestByEventTime() {
        bench.post(text(Updates.named(PHONE, null, "Second"), "w2", NOON.plusSeconds(9), "b"))
                .post(text(Updates.named(PHONE, null, "First"), "w1", NOON, "a"))
                .fold();

        assertThat(bench.store.livingPeople().get(0).profileName().value()).isEqualTo("Second");
    }

    private Person owner(Identity identity) {
        return bench.store.people.get(bench.store.identities.get(identity));
    }
}
