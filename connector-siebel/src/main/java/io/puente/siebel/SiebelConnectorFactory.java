package io.puente.siebel;

import io.puente.siebel.internal.ServerLimits;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import java.util.Set;

/**
 * Makes Siebel connectors; several servers may be active at once. Connectors of one factory that name the same server
 * share one limit of calls at one time. Thread-safe.
 */
public final class SiebelConnectorFactory implements CrmConnectorFactory {
    private final ServerLimits limits = new ServerLimits();

    @Override
    public String type() {
        return "siebel";
    }

    @Override
    public Set<String> secretSettings() {
        return SiebelSettings.SECRETS;
    }

    @Override
    public String defaultMapping() {
        return "mapping/siebel-default.yaml";
    }

    @Override
    public void check(ConnectorSettings settings) {
        SiebelSettings.read(settings);
    }

    @Override
    public CrmConnector create(ConnectorContext context) {
        SiebelSettings settings = SiebelSettings.read(context.settings());
        return new SiebelConnector(context, settings, limits);
    }
}
