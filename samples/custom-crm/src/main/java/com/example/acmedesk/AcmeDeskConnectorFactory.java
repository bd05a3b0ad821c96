package com.example.acmedesk;

import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import java.util.Set;

/** Makes Acme Desk connectors; several desks may be active at once. Stateless and thread-safe. */
public final class AcmeDeskConnectorFactory implements CrmConnectorFactory {

    @Override
    public String type() {
        return "acme-desk";
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of(AcmeDeskSettings.API_KEY);
    }

    @Override
    public String defaultMapping() {
        return "mapping/acme-desk-default.yaml";
    }

    @Override
    public void check(ConnectorSettings settings) {
        AcmeDeskSettings.read(settings);
    }

    @Override
    public CrmConnector create(ConnectorContext context) {
        AcmeDeskSettings settings = AcmeDeskSettings.read(context.settings());
        return new AcmeDeskConnector(new AcmeDeskApi(context, settings), settings);
    }
}
