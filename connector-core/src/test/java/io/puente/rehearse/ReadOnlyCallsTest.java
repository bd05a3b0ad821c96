package io.puente.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.model.TargetId;
import io.puente.spi.CallGuard;
import io.puente.spi.CallMeter;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.HttpCall;
import io.puente.spi.HttpCall.Effect;
import io.puente.spi.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadOnlyCallsTest {

    private final ReadOnlyCalls calls = new ReadOnlyCalls();
    private final List<String> sent = new ArrayList<>();
    private final ConnectorContext context = calls.context(new ConnectorContext(
            new TargetId("crm-a"),
            new ConnectorSettings("puente.targets.crm-a", Map.of()),
            call -> {
                sent.add(call.method());
                return new HttpReply(200, Map.of(), new byte[0]);
            },
            purpose -> {},
            Clock.systemUTC()));

    private static HttpCall call(String method, String body) {
        return new HttpCall(
                method, "https://crm.invalid/api/records?q=secret", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0} {1} {2} passes: {3}")
    @CsvSource({
        "GET, READ, '', true",
        "HEAD, READ, '', true",
        "POST, READ, '{\"query\":1}', true",
        "PATCH, READ, '', false",
        "DELETE, READ, '', false",
        "POST, LOGIN, 'client_id=a&grant_type=client_credentials', true",
        "POST, LOGIN, '{\"Name\":\"a record\"}', false",
        "PUT, LOGIN, 'grant_type=client_credentials', false",
        "POST, CHANGE, '', false",
        "PATCH, CHANGE, '', false",
        "GET, CHANGE, '', false"
    })
    void letsOutOnlyWhatReads(String method, Effect effect, String body, boolean passes) throws Exception {
        HttpCall call = call(method, body).with(effect);
        if (passes) {
            context.transport().exchange(call);
            assertThat(calls.recorded().refusals()).isZero();
        } else {
            assertThatThrownBy(() -> context.transport().exchange(call))
                    .isInstanceOf(CallGuard.Refused.class)
                    .hasMessageEndingWith(method + " /api/records");
            assertThat(calls.recorded().refused()).containsExactly(method + " /api/records");
        }
        assertThat(sent).hasSize(passes ? 1 : 0);
    }

    @Test
    void aCallThatNobodyMarkedChanges() {
        assertThat(call("POST", "").effect()).isEqualTo(Effect.CHANGE);
        assertThat(call("GET", "").effect()).isEqualTo(Effect.READ);
    }

    @Test
    void callsThatWereCountedButNotSeenAreNoProof() throws Exception {
        context.meter().called(CallMeter.Purpose.COMPARE);
        assertThat(calls.recorded().proven()).isFalse();
        context.transport().exchange(call("GET", ""));
        assertThat(calls.recorded().proven()).isTrue();
    }
}
