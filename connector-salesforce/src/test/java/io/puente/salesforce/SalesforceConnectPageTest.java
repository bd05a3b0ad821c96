package io.puente.salesforce;

import io.puente.testkit.ConnectPage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SalesforceConnectPageTest {

    @Test
    void thePageExplainsEverythingThatTheDoctorMayPrint() throws IOException {
        ConnectPage.explainsEveryCheck(List.of());
    }
}
