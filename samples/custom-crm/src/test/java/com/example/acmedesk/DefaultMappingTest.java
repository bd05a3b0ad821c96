package com.example.acmedesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MappingCheck;
import io.puente.testkit.ShippedMapping;
import org.junit.jupiter.api.Test;

class DefaultMappingTest {

    /** Fields are there, of the right type and length, required ones are filled, every word is among the choices. */
    @Test
    void theShippedMappingFitsTheSchema() throws Exception {
        ShippedMapping shipped = new ShippedMapping(new AcmeDeskConnectorFactory().type());
        try (Desk desk = Desk.open()) {
            assertThat(MappingCheck.check(
                            shipped.file(), desk.connector().schema().orElseThrow()))
                    .isEmpty();
        }
    }
}
