package com.example.acmedesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingLoader;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class DefaultMappingTest {

    /** Fields are there, of the right type and length, required ones are filled, every word is among the choices. */
    @Test
    void theShippedMappingFitsTheSchema() throws Exception {
        AcmeDeskConnectorFactory factory = new AcmeDeskConnectorFactory();
        String location = "/" + factory.defaultMapping();
        try (InputStream file = getClass().getResourceAsStream(location);
                Desk desk = Desk.open()) {
            MappingFile mapping = MappingLoader.read(location, file, factory.type());

            assertThat(MappingCheck.check(mapping, desk.connector().schema().orElseThrow()))
                    .isEmpty();
        }
    }
}
