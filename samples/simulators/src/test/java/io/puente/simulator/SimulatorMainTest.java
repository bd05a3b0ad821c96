package io.puente.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorMainTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PUENTE_SIM_WHATSAPP_PORT", "9181");

    @Test
    void portComesFromArgumentThenEnvironmentThenDefault() {
        assertThat(SimulatorMain.ports(List.of("whatsapp=7001"), ENVIRONMENT)).containsEntry("whatsapp", 7001);
        assertThat(SimulatorMain.ports(List.of("whatsapp"), ENVIRONMENT)).containsEntry("whatsapp", 9181);
        assertThat(SimulatorMain.ports(List.of("whatsapp"), Map.of())).containsEntry("whatsapp", 9081);
        assertThat(SimulatorMain.ports(List.of(), Map.of())).containsEntry("whatsapp", 9081);
    }

    @Test
    void everyProblemIsNamed() {
        assertThatThrownBy(() -> SimulatorMain.ports(List.of("fax", "whatsapp=0"), Map.of()))
                .hasMessageContaining("\"fax\" is no simulator")
                .hasMessageContaining("allowed: 1 to 65535");
    }
}
