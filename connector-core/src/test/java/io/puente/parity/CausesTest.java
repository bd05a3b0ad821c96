package io.puente.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MapOutcome;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.MappedObject;
import io.puente.model.CanonicalKind;
import io.puente.model.Engagement;
import io.puente.spi.ExternalKey;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.FieldValue;
import io.puente.store.CrmLink;
import io.puente.store.Lease;
import io.puente.store.Outbox.Settlement;
import io.puente.testkit.Canonical;
import io.puente.testkit.SimpleMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two people with three messages each are in the CRM; one thing happens; it is found under its name and nothing else is. */
class CausesTest {

    @TempDir
    Path folder;

    ParityBench bench() throws Exception {
        return new ParityBench(folder);
    }

    interface Happening {
        void to(ParityBench bench) throws Exception;
    }

    enum Event {
        NOTHING(bench -> {}),
        A_PERSON_IS_NOT_WRITTEN_YET(
                bench -> bench.person(3, 1), "contact missing BEHIND", "case missing BEHIND", "message missing BEHIND"),
        A_NEW_MESSAGE_IS_NOT_WRITTEN_YET(
                bench -> bench.commit(bench.batch().message(Canonical.message(1, 4))), "message missing BEHIND"),
        A_CASE_WAS_CLOSED_AND_THE_CRM_DOES_NOT_KNOW(
                bench -> bench.commit(bench.batch().engagement(Canonical.engagement(1, Engagement.Status.CLOSED))),
                "case different BEHIND [Status]"),
        THE_CRM_REFUSES_A_MESSAGE(
                bench -> {
                    refuse(bench, Canonical.messageKey(1, 4).value());
                    bench.commit(bench.batch().message(Canonical.message(1, 4)));
                    bench.drain();
                },
                "message missing NEEDS_ATTENTION"),
        THE_CRM_REFUSES_A_CASE(
                bench -> {
                    refuse(bench, Canonical.engagementKey(3).value());
                    bench.person(3, 2);
                    bench.drain();
                },
                "case missing NEEDS_ATTENTION",
                "message missing WAITS_FOR_PARENT",
                "message missing WAITS_FOR_PARENT"),
        PEOPLE_CHANGE_A_CASE(
                bench -> bench.crm.edit(bench.theCase(1), "Status", "Escalated"),
                "case different CHANGED_IN_CRM [Status]"),
        PEOPLE_MOVE_A_MESSAGE_TO_ANOTHER_CASE(
                bench -> bench.crm.edit(
                        bench.message(1, 2), "CaseId", bench.theCase(2).id()),
                "message different CHANGED_IN_CRM [CaseId]"),
        PEOPLE_CHANGE_WHAT_IS_THEIRS(bench -> {
            bench.crm.edit(bench.contact(1), "Name", "Somebody else");
            bench.crm.edit(bench.contact(1), "Phone", "0");
            bench.crm.edit(bench.theCase(1), "Subject", "Renamed");
        }),
        PEOPLE_EMPTY_A_FIELD_OF_CREATION(
                bench -> bench.crm.edit(bench.theCase(1), "Subject", ""), "case different EMPTIED_IN_CRM [Subject]"),
        THE_CRM_TRIMS_A_TEXT(bench ->
                bench.crm.edit(bench.message(1, 2), "Body", bench.message(1, 2).field("Body") + " \r\n")),
        PEOPLE_DELETE_A_MESSAGE(bench -> bench.crm.delete(bench.message(1, 2)), "message missing DELETED_IN_CRM"),
        PEOPLE_DELETE_A_CASE_AND_AN_UPDATE_IS_ON_ITS_WAY(
                bench -> {
                    bench.crm.delete(bench.theCase(1));
                    bench.commit(bench.batch().engagement(Canonical.engagement(1, Engagement.Status.CLOSED)));
                },
                "case missing BEHIND"),
        PEOPLE_EMPTY_OUR_KEY(
                bench -> bench.crm.rekey(bench.message(1, 2), "none"), "message missing KEY_CHANGED_IN_CRM"),
        PEOPLE_COPY_A_MESSAGE(bench -> bench.crm.copy(bench.message(1, 2)), "message extra DUPLICATE"),
        PEOPLE_COPY_A_MESSAGE_AND_DELETE_THE_FIRST(
                bench -> {
                    bench.crm.copy(bench.message(1, 2));
                    bench.crm.delete(bench.message(1, 2));
                },
                "message different ON_ANOTHER_RECORD"),
        THE_MAPPING_CHANGES(
                bench -> bench.mapping = upperCaseStates(),
                "case different MAPPED_OTHERWISE [Status]",
                "case different MAPPED_OTHERWISE [Status]"),
        THE_MAPPING_NO_LONGER_SENDS_CASES_OF_ONE(
                bench -> bench.mapping = withoutFirstCase(),
                // Its messages now wait for a case that will not come; what was written of them stays.
                "case extra NO_LONGER_MAPPED"),
        THE_LINK_WAS_NEVER_MADE(
                bench -> {
                    bench.crm.delete(bench.message(1, 2));
                    forget(bench, "message", Canonical.messageKey(1, 2).value());
                },
                "message missing NEVER_WRITTEN"),
        TWO_PEOPLE_TURN_OUT_TO_BE_ONE(
                bench -> {
                    bench.commit(bench.batch()
                            .merge(Canonical.contact(2), Canonical.contact(1))
                            .person(Canonical.person(1)));
                    bench.drain();
                },
                "contact extra MERGED");

        private final Happening happening;
        private final List<String> found;

        Event(Happening happening, String... found) {
            this.happening = happening;
            this.found = List.of(found);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFoundUnderItsName(Event event) throws Exception {
        try (var bench = bench()) {
            bench.person(1, 3);
            bench.person(2, 3);
            bench.drain();

            event.happening.to(bench);
            ParityReport report = bench.compare();

            assertThat(bench.found()).containsExactlyInAnyOrderElementsOf(event.found);
            assertThat(report.differences()).isEqualTo(event.found.size());
            assertThat(report.inParity()).isEqualTo(event.found.isEmpty());
            assertThat(report.objects()).allSatisfy(o -> {
                assertThat(o.expected()).isEqualTo(o.equal() + o.different() + o.missing());
                assertThat(o.found()).isEqualTo(o.equal() + o.different() + o.extra());
                if (o.missing() + o.extra() > 0) {
                    assertThat(o.hash()).isNotEqualTo(o.crmHash());
                }
                if (o.equal() == o.expected() && o.extra() == 0) {
                    assertThat(o.hash()).isEqualTo(o.crmHash());
                }
            });
        }
    }

    private static void refuse(ParityBench bench, String key) {
        bench.crm.faults().refuse(key, Failure.of(FailureKind.INVALID_DATA, "NO", "no"), -1);
    }

    /** As after a fault of the software: everything acknowledged, and nothing remembered as written. */
    private static void forget(ParityBench bench, String object, String key) throws Exception {
        CrmLink nothing = new CrmLink(
                object,
                key,
                Canonical.contact(1),
                null,
                null,
                0,
                CrmLink.State.LINKED,
                false,
                0,
                null,
                null,
                null,
                null,
                bench.clock.instant(),
                null,
                null);
        Lease lease = bench.stores
                .leases()
                .acquire("test", "bench", Duration.ofDays(1))
                .orElseThrow();
        bench.stores.outbox().settle(lease, ParityBench.TARGET, new Settlement(List.of(nothing), List.of(), List.of()));
    }

    private static io.puente.mapping.CrmMapping upperCaseStates() {
        MappedObject cases =
                SimpleMapping.object("case", "Case", CanonicalKind.ENGAGEMENT, List.of("contact"), Set.of(), input -> {
                    Mapped as = (Mapped) SimpleMapping.engagement().map(input);
                    return new Mapped(
                            as.key(),
                            Map.of(
                                    "Status",
                                    FieldValue.text("now " + input.engagement().status())),
                            as.create(),
                            as.whenEmpty(),
                            as.references(),
                            as.runAssignment());
                });
        return SimpleMapping.of(List.of(
                SimpleMapping.contact(), cases, SimpleMapping.message(WhenMissing.WAIT), SimpleMapping.consent()));
    }

    private static io.puente.mapping.CrmMapping withoutFirstCase() {
        MappedObject cases =
                SimpleMapping.object("case", "Case", CanonicalKind.ENGAGEMENT, List.of("contact"), Set.of(), input -> {
                    MapOutcome mapped = SimpleMapping.engagement().map(input);
                    ExternalKey key = ((Mapped) mapped).key();
                    return key.value().equals(Canonical.engagementKey(1).value()) ? new MapOutcome.Skipped() : mapped;
                });
        return SimpleMapping.of(List.of(
                SimpleMapping.contact(), cases, SimpleMapping.message(WhenMissing.WAIT), SimpleMapping.consent()));
    }
}
