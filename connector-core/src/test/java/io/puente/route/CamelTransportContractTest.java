package io.puente.route;

import io.puente.spi.Transport;
import org.apache.camel.impl.DefaultCamelContext;

class CamelTransportContractTest extends HttpTransportContract {
    private final DefaultCamelContext context = new DefaultCamelContext();

    @Override
    Transport open(HttpConnection connection) throws Exception {
        context.addRoutes(new PipelineRoutes(new IngestStep(new FakeLog())));
        Transport transport = new TargetRoutes(context).http("crm-a", connection);
        context.start();
        return transport;
    }

    @Override
    void close() {
        context.stop();
    }
}
