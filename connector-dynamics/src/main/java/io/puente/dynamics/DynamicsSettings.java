package io.puente.dynamics;

import io.puente.connector.ServerAddresses;
import io.puente.dynamics.internal.WriteSettings;
import io.puente.dynamics.internal.WriteSettings.ResolvedCases;
import io.puente.dynamics.internal.WriteSettings.Routing;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.SettingsProblems;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * The settings of one Dynamics 365 environment. {@code toString} shows no secret.
 *
 * @param authority of the tokens; sovereign clouds have others than the public one
 * @param scope what the token is asked for
 * @param schemaMaxAge how long a table's description is believed
 * @param watchOverlap how far each poll looks back behind its cursor
 * @param solution unique name of the solution that holds what Puente installs
 * @param installTimeout how long the installation waits for an alternate key's index
 */
public record DynamicsSettings(
        URI environmentUrl,
        URI authority,
        String scope,
        DynamicsCredentials credentials,
        String apiVersion,
        int maxBatch,
        int maxConcurrentCalls,
        WriteSettings writing,
        Duration schemaMaxAge,
        Duration watchOverlap,
        String solution,
        Duration installTimeout) {

    static final Set<String> SECRETS = Set.of("client-secret", "certificate-key-store-password");
    private static final URI PUBLIC_CLOUD = URI.create("https://login.microsoftonline.com");

    /** What happens when a duplicate detection rule of the environment matches. */
    enum DuplicateRules {
        /** The Web API's own default: rules are not asked. */
        IGNORE,
        OBEY
    }

    /** @throws SettingsProblems naming every mistake at once */
    public static DynamicsSettings read(ConnectorSettings given) {
        ServerAddresses addresses = new ServerAddresses(given, "https://example.crm4.dynamics.com");
        URI environment = addresses.required("environment-url");
        URI authority = addresses.given("authority").orElse(PUBLIC_CLOUD);
        String apiVersion = given.text("api-version").orElse("9.2");
        if (!apiVersion.matches("9\\.\\d")) {
            given.problem("api-version", "must be a version such as 9.2");
        }
        String solution = given.text("solution").orElse("PuenteWhatsApp");
        if (!solution.matches("[A-Za-z_][A-Za-z0-9_]{0,64}")) {
            given.problem("solution", "must be a unique name of letters, digits and underscores");
        }
        DynamicsSettings settings = new DynamicsSettings(
                environment,
                authority,
                given.text("scope").orElse(environment + "/.default"),
                DynamicsCredentials.read(given),
                apiVersion,
                given.integer("max-batch", 200, 1, 1_000),
                // The service refuses the 53rd call of one user.
                given.integer("max-concurrent-calls", 4, 1, 52),
                new WriteSettings(
                        given.choice("routing", Routing.class, Routing.FLAG),
                        given.choice("resolved-cases", ResolvedCases.class, ResolvedCases.LEAVE),
                        given.choice("duplicate-rules", DuplicateRules.class, DuplicateRules.IGNORE)
                                == DuplicateRules.OBEY),
                given.positive("schema-max-age", Duration.ofHours(1)),
                given.positive("watch-overlap", Duration.ofMinutes(2)),
                solution,
                given.positive("install-timeout", Duration.ofMinutes(10)));
        given.finish();
        return settings;
    }
}
