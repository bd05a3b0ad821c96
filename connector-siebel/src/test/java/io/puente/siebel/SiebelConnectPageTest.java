package io.puente.siebel;

import io.puente.testkit.ConnectPage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiebelConnectPageTest {

    @Test
    void thePageExplainsEverythingThatTheDoctorMayPrint() throws IOException {
        ConnectPage.explainsEveryCheck(List.of("siebel.time-zone"));
    }
}
