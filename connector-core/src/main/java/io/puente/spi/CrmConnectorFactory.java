package io.puente.spi;

import java.util.Set;

/**
 * Makes the connectors of one type. A factory bean on the class path makes the type available; a {@code targets} entry
 * makes it active. Stateless and thread-safe.
 */
public interface CrmConnectorFactory {

    /** The value users write under {@code type}: {@code salesforce}. */
    String type();

    /** Names of the settings that are secret; core masks their values everywhere. */
    Set<String> secretSettings();

    /** Class-path location of the shipped default mapping, without a slash at the start: {@code mapping/acme-default.yaml}. */
    String defaultMapping();

    /** True if its connectors do not use {@link ConnectorContext#transport()} but open connections by settings of their own. */
    default boolean ownConnection() {
        return false;
    }

    /**
     * Checks the settings without making anything. Must end with {@link ConnectorSettings#finish()}, which throws.
     *
     * @throws SettingsProblems naming every mistake at once
     */
    void check(ConnectorSettings settings);

    /**
     * Checks the settings and makes a connector without calling the CRM.
     *
     * @throws SettingsProblems naming every mistake at once
     */
    CrmConnector create(ConnectorContext context);
}
