package io.puente.dynamics;

import io.puente.dynamics.internal.AccessTokens;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import java.util.Set;

/** Makes Dynamics 365 connectors; several environments may be active at once. Stateless and thread-safe. */
public final class DynamicsConnectorFactory implements CrmConnectorFactory {

    /** Makes the source of one environment's tokens without calling anybody. */
    @FunctionalInterface
    public interface Tokens {
        AccessTokens open(ConnectorContext context, DynamicsSettings settings);
    }

    private final Tokens tokens;

    public DynamicsConnectorFactory(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String type() {
        return "dynamics";
    }

    @Override
    public Set<String> secretSettings() {
        return DynamicsSettings.SECRETS;
    }

    @Override
    public String defaultMapping() {
        return "mapping/dynamics-default.yaml";
    }

    @Override
    public void check(ConnectorSettings settings) {
        DynamicsSettings.read(settings);
    }

    @Override
    public CrmConnector create(ConnectorContext context) {
        DynamicsSettings settings = DynamicsSettings.read(context.settings());
        return new DynamicsConnector(context, settings, tokens.open(context, settings));
    }
}
