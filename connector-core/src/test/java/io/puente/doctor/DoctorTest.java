package io.puente.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.testkit.Canonical;
import io.puente.testkit.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DoctorTest {

    private final MovableClock clock = new MovableClock(Canonical.START);

    private record Scripted(String id, String subject, Callable<List<Finding>> script) implements Check {
        @Override
        public List<Finding> run() throws Exception {
            return script.call();
        }
    }

    private static Check good(String id, String subject) {
        return new Scripted(id, subject, () -> List.of(new Finding(id, subject, Result.OK, "all is well", "", "")));
    }

    private Doctor doctor(Duration limit, Check... checks) {
        return new Doctor(() -> List.of(checks), limit, clock);
    }

    @Test
    void aBrokenCheckHidesNoOther() throws Exception {
        Diagnosis diagnosis = doctor(
                        Duration.ofMinutes(1),
                        good("gateway.data", "gateway"),
                        new Scripted("crm.reach", "crm-a", () -> {
                            throw new IllegalStateException("secret-token");
                        }),
                        good("crm.reach", "crm-b"))
                .run();
        assertThat(diagnosis.findings())
                .extracting(Finding::subject, Finding::result)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("gateway", Result.OK),
                        org.assertj.core.groups.Tuple.tuple("crm-a", Result.FAILED),
                        org.assertj.core.groups.Tuple.tuple("crm-b", Result.OK));
        assertThat(diagnosis.text()).contains("IllegalStateException").doesNotContain("secret-token");
    }

    @Test
    void aHangingCheckIsAFindingAndIsInterrupted() throws Exception {
        var interrupted = new CountDownLatch(1);
        Diagnosis diagnosis = doctor(
                        Duration.ofMillis(200),
                        new Scripted("crm.reach", "crm-a", () -> {
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException e) {
                                interrupted.countDown();
                            }
                            return List.of();
                        }),
                        good("crm.reach", "crm-b"))
                .run();
        assertThat(diagnosis.findings().get(0).says()).contains("no answer within");
        assertThat(diagnosis.findings().get(1).result()).isEqualTo(Result.OK);
        assertThat(interrupted.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void someSubjectsOnly() throws Exception {
        Doctor doctor = doctor(Duration.ofMinutes(1), good("gateway.data", "gateway"), good("crm.reach", "crm-b"));
        assertThat(doctor.run("crm-b"::equals).findings())
                .extracting(Finding::check)
                .containsExactly("crm.reach");
        assertThat(doctor.run("nobody"::equals).worst()).isEqualTo(Result.OK);
    }

    @Test
    void theWorstCountsAndTheTextSaysWhatToDoAndWhere() {
        var diagnosis = new Diagnosis(
                Canonical.START,
                5,
                List.of(
                        new Finding("a", "gateway", Result.SKIPPED, "not asked", "", ""),
                        new Finding("b", "whatsapp", Result.FAILED, "wrong", "do this", "App, Settings")));
        assertThat(diagnosis.worst()).isEqualTo(Result.FAILED);
        assertThat(diagnosis.text())
                .contains("failed  b (whatsapp): wrong")
                .contains("do: do this")
                .contains("at: App, Settings")
                .endsWith("1 failed, 0 warnings, 0 ok, 1 not checked\n");
    }
}
