package io.puente.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.puente.mapping.MappingFile;
import io.puente.model.ContactKey;
import io.puente.model.TargetId;
import io.puente.spi.SchemaReader;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.store.CrmLink;
import io.puente.store.MappingVersions;
import io.puente.store.MappingVersions.Content;
import io.puente.store.WholePeople;
import io.puente.store.jdbc.JdbcStores;
import io.puente.testkit.Canonical;
import io.puente.testkit.CrmRecord;
import io.puente.testkit.FoldBatch;
import io.puente.versions.ActivationRefused;
import io.puente.versions.ActiveMapping;
import io.puente.versions.MappingActivation;
import io.puente.versions.MappingActivation.Wish;
import io.puente.versions.MappingFollower;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions of a mapping while deliveries run, over restarts, with real stores, routes and threads. */
class MappingVersionsTest {
    private static final TargetId CRM = new TargetId("one");

    @TempDir
    Path folder;

    private final RecordingFactory factory = new RecordingFactory();
    private Path configured;

    @BeforeEach
    void writeFile() throws IOException {
        configured = folder.resolve("house.yaml");
        Files.writeString(configured, via("one"));
    }

    /** The default with one field more. */
    static String via(String value) {
        return """
                version: 1
                crm: recording
                extends: default
                objects:
                  - name: message
                    fields:
                      Via:
                        decide:
                          - { if: { message.kind: image }, give: picture }
                          - { give: %s }
                """.formatted(value);
    }

    private RunningCrms start() throws Exception {
        var settings = new HashMap<String, String>();
        settings.put("one.type", "recording");
        settings.put("one.linger", "10ms");
        settings.put("one.max-age", "50ms");
        settings.put("one.people", "7");
        settings.put("one.settings.org", "one");
        settings.put("one.mapping", configured.toString());
        return new RunningCrms(folder.resolve("data"), factory, settings);
    }

    private static Crm crm(RunningCrms running) {
        return running.crms.find(CRM).orElseThrow();
    }

    private static String activate(RunningCrms running, String text) throws Exception {
        MappingFile file = crm(running).configured().read("sent.yaml", text);
        running.activation.activate(new Wish(CRM, file, false, false, "ana"), Optional.empty());
        running.follower.look();
        return file.mapping().version();
    }

    private static String version(RunningCrms running) {
        return crm(running).active().get().version();
    }

    private static void commit(RunningCrms running, int round, int from, int to) throws Exception {
        var batch = new FoldBatch(round);
        IntStream.rangeClosed(from, to).forEach(batch::story);
        running.commit(batch);
    }

    private List<CrmRecord> messages() {
        return factory.org("one").records("Message");
    }

    private String via(int person) {
        return messages().stream()
                .filter(record ->
                        record.key().equals(Canonical.messageKey(person, 1).value()))
                .map(record -> record.field("Via"))
                .findFirst()
                .orElse("");
    }

    private static CrmLink messageLink(RunningCrms running, int person) {
        ContactKey contact = Canonical.contact(person);
        return running.stores.people().load(CRM, List.of(contact), WholePeople.START, 10).stream()
                .flatMap(whole -> whole.bundle().links().stream())
                .filter(link -> link.object().equals("message"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aVersionActivatedWhileDeliveriesRunLosesNothingAndSplitsNoRecord() throws Exception {
        try (var running = start()) {
            String first = version(running);
            commit(running, 1, 1, 10);
            await().until(() -> messages().size() == 10);
            factory.faults("one").hang();
            commit(running, 2, 11, 20);
            await().until(() -> factory.faults("one").hung());
            String second = activate(running, via("two"));
            factory.faults("one").answer();
            for (int round = 3; round <= 8; round++) {
                commit(running, round, 10 * round - 9, 10 * round);
                if (round == 5) {
                    running.activation.rollBack(CRM, "recording", null, "ana");
                    running.follower.look();
                    assertThat(activate(running, via("two"))).isEqualTo(second);
                }
            }
            await().until(() -> messages().size() == 80);
            await().until(() -> running.stores.outbox().nextDue(CRM).isEmpty());
            assertThat(factory.org("one").breaches()).isEmpty();
            assertThat(messages()).extracting(CrmRecord::key).doesNotHaveDuplicates();
            Map<String, String> given = Map.of(first, "one", second, "two");
            for (int person = 1; person <= 80; person++) {
                CrmLink link = messageLink(running, person);
                assertThat(given.get(link.mapping())).as("person " + person).isEqualTo(via(person));
                assertThat(link.decided()).isEqualTo("Via=10");
                assertThat(via(person)).isEqualTo(person <= 10 ? "one" : person > 50 ? "two" : via(person));
            }
        }
    }

    @Test
    void aDeliveryUnderWayEndsWithTheVersionItBeganWith() throws Exception {
        try (var running = start()) {
            String first = version(running);
            factory.faults("one").hang();
            commit(running, 1, 1, 1);
            await().until(() -> factory.faults("one").hung());
            String second = activate(running, via("two"));
            factory.faults("one").answer();
            await().until(() -> messages().size() == 1);
            commit(running, 2, 2, 2);
            await().until(() -> messages().size() == 2);
            await().until(() -> running.stores.outbox().nextDue(CRM).isEmpty());
            assertThat(messageLink(running, 1).mapping()).isEqualTo(first);
            assertThat(via(1)).isEqualTo("one");
            assertThat(messageLink(running, 2).mapping()).isEqualTo(second);
            assertThat(via(2)).isEqualTo("two");
        }
    }

    /** As the command line does beside a gateway: by stores of its own, and nobody here is told. */
    @Test
    void aDeliveryThatBeginsAfterAnActivationElsewhereUsesIt() throws Exception {
        try (var running = start();
                var elsewhere = JdbcStores.sqliteGuest(folder.resolve("data"), Clock.systemUTC())) {
            var commandLine = new MappingActivation(elsewhere.mappings(), Clock.systemUTC());
            commit(running, 1, 1, 3);
            await().until(() -> messages().size() == 3);
            await().until(() -> running.stores.outbox().nextDue(CRM).isEmpty());
            MappingFile file = crm(running).configured().read("sent.yaml", via("two"));
            commandLine.activate(new Wish(CRM, file, false, false, "ana"), Optional.empty());
            commit(running, 2, 4, 6);
            await().until(() -> messages().size() == 6);
            await().until(() -> running.stores.outbox().nextDue(CRM).isEmpty());
            commandLine.rollBack(CRM, "recording", null, "ana");
            commit(running, 3, 7, 9);
            await().until(() -> messages().size() == 9);
            assertThat(IntStream.rangeClosed(1, 9).mapToObj(this::via))
                    .containsExactly("one", "one", "one", "two", "two", "two", "one", "one", "one");
        }
    }

    @Test
    void askingForTheCurrentVersionIsOneQueryWhereNothingWasActivated() throws Exception {
        try (var running = start()) {
            var queries = new ArrayList<String>();
            var counted = (MappingVersions) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {MappingVersions.class}, (self, method, arguments) -> {
                        queries.add(method.getName());
                        return method.invoke(running.stores.mappings(), arguments);
                    });
            var follower = new MappingFollower(new MappingActivation(counted, Clock.systemUTC()));
            ActiveMapping mapping = crm(running).active();
            assertThat(follower.current(mapping).version()).isEqualTo(version(running));
            assertThat(queries).containsExactly("active");
        }
    }

    @Test
    void whatWasActivatedOrRolledBackOutlastsARestartAndAChangedFileWins() throws Exception {
        String first;
        String second;
        try (var running = start()) {
            first = version(running);
            second = activate(running, via("two"));
        }
        try (var running = start()) {
            assertThat(version(running)).isEqualTo(second);
            running.activation.rollBack(CRM, "recording", null, "ana");
            running.follower.look();
            assertThat(version(running)).isEqualTo(first);
        }
        try (var running = start()) {
            assertThat(version(running)).isEqualTo(first);
            activate(running, via("two"));
        }
        Files.writeString(configured, via("three"));
        try (var running = start()) {
            assertThat(version(running)).isNotIn(first, second);
            // The file it came from says something else by now.
            running.activation.rollBack(CRM, "recording", first, "ana");
            running.follower.look();
            commit(running, 1, 1, 1);
            await().until(() -> messages().size() == 1);
            assertThat(via(1)).isEqualTo("one");
        }
    }

    @Test
    void aRefusedActivationChangesNothing() throws Exception {
        SchemaReader withoutTheField = object -> Optional.of(new ObjectSchema(object, "", List.of()));
        try (var running = start()) {
            String first = version(running);
            MappingFile file = crm(running).configured().read("sent.yaml", via("two"));
            assertThatThrownBy(() -> running.activation.activate(
                            new Wish(CRM, file, false, false, "ana"), Optional.of(withoutTheField)))
                    .isInstanceOfSatisfying(
                            ActivationRefused.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(problem -> problem.file() + ":" + problem.line())
                                    .contains("sent.yaml:7"));
            running.follower.look();
            assertThat(version(running)).isEqualTo(first);
            assertThat(running.activation.versions(CRM)).hasSize(1);
            running.activation.activate(new Wish(CRM, file, false, true, "ana"), Optional.of(withoutTheField));
            running.follower.look();
            assertThat(version(running)).isEqualTo(file.mapping().version());
        }
    }

    @Test
    void aVersionThatThisBuildCannotReadIsNotFollowed() throws Exception {
        try (var running = start()) {
            String first = version(running);
            var unknown = new Content("newer", "new.yaml", "version: 9", Map.of());
            running.stores.mappings().activate(CRM, unknown, false, Instant.EPOCH, "another build");
            running.follower.look();
            assertThat(version(running)).isEqualTo(first);
            running.activation.rollBack(CRM, "recording", null, "ana");
            running.follower.look();
            assertThat(version(running)).isEqualTo(first);
        }
    }

    @Test
    void aTextFromOutsideExtendsOnlyWhatStandsBesideTheConfiguredFile() throws Exception {
        Files.writeString(folder.resolve("department.yaml"), via("four"));
        Files.createDirectories(folder.resolve("data"));
        try (var running = start()) {
            String beside = "version: 1\ncrm: recording\nextends: department.yaml\n";
            MappingFile file = crm(running).configured().read("sent.yaml", beside);
            assertThat(file.source().layers()).containsOnlyKeys("department.yaml", "default");
            for (String name : List.of("../secret.yaml", "/etc/hosts", "file:/etc/hosts", "data/x.yaml")) {
                assertThatThrownBy(() ->
                                crm(running).configured().read("sent.yaml", beside.replace("department.yaml", name)))
                        .as(name)
                        .hasMessageContaining("there is no mapping '" + name + "'");
            }
        }
    }
}
