package io.puente.salesforce;

import io.puente.connector.ServerAddresses;
import io.puente.salesforce.internal.SoapConnection;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.SettingsProblems;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of one Salesforce target. {@code toString} shows no secret.
 *
 * @param apiVersion {@code 66.0}
 * @param instanceUrl overrides what the login answers
 * @param assignment {@code TRUE} for the active case assignment rule, or the id of one
 * @param allowDuplicates save although an alerting duplicate rule matches
 * @param watchOverlap how far each poll looks back behind its cursor
 */
public record SalesforceSettings(
        URI loginUrl,
        SalesforceCredentials credentials,
        String apiVersion,
        Optional<URI> instanceUrl,
        SalesforceConnection connection,
        int maxBatch,
        int maxConcurrentCalls,
        String assignment,
        boolean allowDuplicates,
        Duration watchOverlap,
        Duration deployTimeout) {

    static final Set<String> SECRETS = Set.of(
            "client-secret",
            "password",
            "jwt-key-store-password",
            "proxy-password",
            "trust-store-password",
            "client-key-store-password");

    /** @throws SettingsProblems naming every mistake at once */
    public static SalesforceSettings read(ConnectorSettings given) {
        ServerAddresses addresses = new ServerAddresses(given, "https://example.my.salesforce.com");
        URI loginUrl = addresses.required("login-url");
        Optional<URI> instanceUrl = addresses.given("instance-url");
        String apiVersion = given.text("api-version").orElse("66.0");
        if (!apiVersion.matches("\\d{2}\\.0") || Double.parseDouble(apiVersion) < 52) {
            // The duplicate-rule header needs 52.0.
            given.problem("api-version", "must be a version such as 66.0, 52.0 or newer");
        }
        String assignment = given.text("assignment-rule").orElse("TRUE");
        if (!assignment.equals("TRUE") && !assignment.matches("01Q[A-Za-z0-9]{12}([A-Za-z0-9]{3})?")) {
            given.problem(
                    "assignment-rule", "must be the id of an assignment rule (01Q…); leave it out for the active one");
        }
        SalesforceSettings settings = new SalesforceSettings(
                loginUrl,
                SalesforceCredentials.read(given),
                apiVersion,
                instanceUrl,
                SalesforceConnection.read(given),
                given.integer("max-batch", 200, 1, 200),
                given.integer("max-concurrent-calls", 4, 1, 25),
                assignment,
                given.choice("duplicate-rules", DuplicateRules.class, DuplicateRules.SAVE_ON_ALERT)
                        == DuplicateRules.SAVE_ON_ALERT,
                given.positive("watch-overlap", Duration.ofMinutes(2)),
                given.positive("deploy-timeout", Duration.ofMinutes(10)));
        given.finish();
        return settings;
    }

    SoapConnection soap() {
        return new SoapConnection(
                connection.connectTimeout(),
                connection.requestTimeout(),
                connection.proxyHost(),
                connection.proxyPort(),
                connection.proxyUser(),
                connection.proxyPassword(),
                deployTimeout);
    }

    /** What happens when an alerting duplicate rule of the organisation matches; blocking rules always block. */
    enum DuplicateRules {
        SAVE_ON_ALERT,
        OBEY
    }
}
