package io.puente.dynamics;

import io.puente.dynamics.route.OAuth2AccessTokens;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.FieldValue;
import io.puente.spi.ObjectName;
import io.puente.spi.Transport;
import io.puente.testkit.Behaviour;
import io.puente.testkit.CamelHttp;
import io.puente.testkit.ContractSchema;
import io.puente.testkit.CrmConnectorContract;
import io.puente.testkit.FakeCrm;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DynamicsConnectorContractTest extends CrmConnectorContract {
    private final CamelHttp http = new CamelHttp();

    @Override
    protected FakeCrm startFake() {
        return new SimulatedDataverse(http.transport(TIME_OUT));
    }

    @AfterAll
    void stopHttp() {
        http.close();
    }

    @Override
    protected CrmConnectorFactory factory() {
        return new DynamicsConnectorFactory(OAuth2AccessTokens::open);
    }

    @Override
    protected Transport transport(Duration timeOut) {
        return http.transport(timeOut);
    }

    @Override
    protected Map<String, String> settings(URI address, Duration timeOut) {
        return SimulatedDataverse.settings(address);
    }

    /** Limits are of five minutes and of calls at once; the daily entitlement is a matter of licences and refuses nothing. */
    @Override
    public Set<Behaviour> lacks() {
        return Set.of(Behaviour.DAILY_LIMIT);
    }

    /** With the table's description read before: the contract interrupts the first call it sees. */
    @Override
    @Test
    public void anInterruptEndsACallSoonAndIsKept() throws Exception {
        apply(parent("before"));
        super.anInterruptEndsACallSoonAndIsKept();
    }

    @Override
    public ContractSchema schema() {
        return new ContractSchema(
                new ObjectName("incident"),
                "puente_engagementkey",
                // No case without a customer.
                Map.of("customerid", FieldValue.text("contact(" + SimulatedDataverse.CUSTOMER + ")")),
                "title",
                "puente_whatsappstatus",
                "Open",
                "Purple",
                "puente_numberid",
                40,
                "puente_lastinbound",
                new ObjectName("puente_whatsappmessage"),
                "puente_messagekey",
                "regardingobjectid",
                "puente_body",
                32_000,
                "puente_sequence");
    }
}
