package io.puente.salesforce;

import io.puente.salesforce.internal.SalesforceTransport;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import java.util.Set;

/** Makes Salesforce connectors; several organisations may be active at once. Stateless and thread-safe. */
public final class SalesforceConnectorFactory implements CrmConnectorFactory {

    /** Makes the way to one organisation without calling it. */
    @FunctionalInterface
    public interface Transports {
        SalesforceTransport open(ConnectorContext context, SalesforceSettings settings);
    }

    private final Transports transports;

    public SalesforceConnectorFactory(Transports transports) {
        this.transports = transports;
    }

    @Override
    public String type() {
        return "salesforce";
    }

    @Override
    public Set<String> secretSettings() {
        return SalesforceSettings.SECRETS;
    }

    @Override
    public String defaultMapping() {
        return "mapping/salesforce-default.yaml";
    }

    @Override
    public boolean ownConnection() {
        return true;
    }

    @Override
    public void check(ConnectorSettings settings) {
        SalesforceSettings.read(settings);
    }

    @Override
    public CrmConnector create(ConnectorContext context) {
        SalesforceSettings settings = SalesforceSettings.read(context.settings());
        return new SalesforceConnector(transports.open(context, settings), settings, context.meter(), context.clock());
    }
}
