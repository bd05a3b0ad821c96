package io.puente.route;

import io.puente.spi.Transport;
import org.jspecify.annotations.Nullable;

class ClientTransportContractTest extends HttpTransportContract {
    private @Nullable ClientTransport transport;

    @Override
    Transport open(HttpConnection connection) {
        transport = new ClientTransport(connection);
        return transport;
    }

    @Override
    void close() {
        if (transport != null) {
            transport.close();
        }
    }
}
