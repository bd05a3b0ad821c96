package io.puente.dynamics;

import io.puente.testkit.ConnectPage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DynamicsConnectPageTest {

    @Test
    void thePageExplainsEverythingThatTheDoctorMayPrint() throws IOException {
        ConnectPage.explainsEveryCheck(List.of());
    }
}
