package io.puente.salesforce;

import io.puente.salesforce.internal.SchemaPackage;
import io.puente.salesforce.route.CamelSalesforceTransport;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.ObjectName;
import io.puente.testkit.ContractSchema;
import io.puente.testkit.CrmConnectorContract;
import io.puente.testkit.FakeCrm;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;

class SalesforceConnectorContractTest extends CrmConnectorContract {
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @Override
    protected FakeCrm startFake() {
        camel.start();
        return new SimulatedSalesforce(SchemaPackage.complete());
    }

    @AfterAll
    void stopCamel() {
        camel.stop();
    }

    @Override
    protected CrmConnectorFactory factory() {
        return new SalesforceConnectorFactory(
                (context, settings) -> CamelSalesforceTransport.open(camel, context, settings));
    }

    @Override
    protected Map<String, String> settings(URI address, Duration timeOut) {
        return Map.of(
                "login-url",
                address.toString(),
                "client-id",
                "demo-client",
                "client-secret",
                "demo-secret",
                "request-timeout",
                timeOut.toString());
    }

    @Override
    public ContractSchema schema() {
        return new ContractSchema(
                new ObjectName("Case"),
                "WhatsApp_Engagement_Key__c",
                Map.of(),
                "Subject",
                "WhatsApp_Status__c",
                "Open",
                "Purple",
                "WhatsApp_Number_Id__c",
                40,
                "WhatsApp_Last_Inbound__c",
                new ObjectName("WhatsApp_Message__c"),
                "WhatsApp_Message_Key__c",
                "Case__c",
                "Body__c",
                32_000,
                "Sequence__c");
    }
}
