package io.puente.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.doctor.Graph.Answer;
import io.puente.doctor.Graph.Listing;
import io.puente.spi.TargetFailure;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the Graph API tells of token, permissions, subscription, numbers and app secret. Each check makes its own calls. */
final class GraphChecks {
    private static final Duration SOON = Duration.ofDays(7);
    private static final List<String> PERMISSIONS =
            List.of("whatsapp_business_messaging", "whatsapp_business_management");

    private final WhatsAppSetup setup;
    private final Graph graph;
    private final Clock clock;

    GraphChecks(WhatsAppSetup setup, Graph graph, Clock clock) {
        this.setup = setup;
        this.graph = graph;
        this.clock = clock;
    }

    List<Check> all() {
        return List.of(
                check("whatsapp.token", this::token),
                check("whatsapp.permissions", this::permissions),
                check("whatsapp.subscription", this::subscription),
                check("whatsapp.fields", this::fields),
                check("whatsapp.numbers", this::numbers),
                check("whatsapp.secret", this::secret));
    }

    private Check check(String id, NamedCheck.Body body) {
        return new NamedCheck(id, "whatsapp", check -> {
            if (setup.token() == null || setup.token().isBlank()) {
                return List.of(
                        Finding.skipped(check, "puente.whatsapp.graph.token is not set, so Meta cannot be asked"));
            }
            try {
                return body.run(check);
            } catch (TargetFailure unreachable) {
                return List.of(Finding.failed(
                        check,
                        "Meta's Graph API at " + setup.graph().getHost() + " cannot be reached ("
                                + unreachable.failure().kind() + ")",
                        "let the gateway reach it: firewall, proxy (puente.whatsapp.graph.connection.proxy) or"
                                + " base-uri",
                        ""));
            }
        });
    }

    private Answer debug() throws TargetFailure, InterruptedException {
        String token = setup.token() == null ? "" : setup.token();
        return graph.get("debug_token", "?input_token=" + Graph.encoded(token));
    }

    private List<Finding> token(Check check) throws TargetFailure, InterruptedException {
        Answer answer = debug();
        TokenFacts facts = TokenFacts.of(answer.body());
        String cure = "make a new token of a system user without expiry and set puente.whatsapp.graph.token";
        if (answer.code() == 190 || answer.status() == 401 || answer.good() && !facts.valid()) {
            return List.of(Finding.failed(
                    check, "the token is not valid or has expired; files cannot be fetched", cure, Places.SYSTEM_USER));
        }
        if (!answer.good()) {
            return List.of(Finding.warning(
                    check,
                    "Meta does not tell about this token (" + answer.error() + ")",
                    "use a token of a system user of the same app",
                    Places.SYSTEM_USER));
        }
        if (facts.expiresAt() > 0) {
            Instant until = Instant.ofEpochSecond(facts.expiresAt());
            boolean soon = until.isBefore(clock.instant().plus(SOON));
            if (soon) {
                return List.of(Finding.warning(check, "the token expires at " + until, cure, Places.SYSTEM_USER));
            }
            return List.of(Finding.ok(check, "the token is valid until " + until));
        }
        return List.of(Finding.ok(check, "the token is valid and does not expire"));
    }

    private List<Finding> permissions(Check check) throws TargetFailure, InterruptedException {
        Answer answer = debug();
        if (!answer.good()) {
            return List.of(Finding.skipped(check, "not known while the token is not known (whatsapp.token)"));
        }
        Set<String> scopes = TokenFacts.of(answer.body()).scopes();
        List<String> missing =
                PERMISSIONS.stream().filter(p -> !scopes.contains(p)).toList();
        if (missing.isEmpty()) {
            return List.of(Finding.ok(check, "the token has " + String.join(" and ", PERMISSIONS)));
        }
        return List.of(Finding.failed(
                check,
                "the token lacks " + String.join(" and ", missing)
                        + "; without messaging there are neither files nor replies, without management no account can be read",
                "generate the token again and tick the permission",
                Places.SYSTEM_USER));
    }

    private List<String> accounts(Answer debug) {
        return setup.accounts().isEmpty() && debug.good()
                ? TokenFacts.of(debug.body()).accounts()
                : setup.accounts();
    }

    private static final String NO_ACCOUNT =
            "the token names no WhatsApp Business Account; name it in puente.whatsapp.accounts";

    private List<Finding> subscription(Check check) throws TargetFailure, InterruptedException {
        Answer debug = debug();
        List<String> accounts = accounts(debug);
        if (accounts.isEmpty()) {
            return List.of(Finding.skipped(check, NO_ACCOUNT));
        }
        String app = debug.good() ? TokenFacts.of(debug.body()).appId() : "";
        List<Finding> findings = new ArrayList<>();
        for (String account : accounts) {
            Answer answer = graph.get(Graph.encoded(account) + "/subscribed_apps", "");
            Set<String> apps = new TreeSet<>();
            for (JsonNode one : answer.body().path("data")) {
                apps.add(one.path("whatsapp_business_api_data").path("id").asText());
            }
            String cure = "POST /" + account + "/subscribed_apps with this token, as the app that has the webhook";
            if (!answer.good()) {
                findings.add(Finding.failed(
                        check,
                        "account " + account + " cannot be read with this token (" + answer.error() + ")",
                        "give the system user the account, and the token whatsapp_business_management",
                        Places.SYSTEM_USER));
            } else if (apps.isEmpty()) {
                findings.add(Finding.failed(
                        check,
                        "no app is subscribed to account " + account + ", so WhatsApp sends nothing",
                        cure,
                        Places.CALLBACK));
            } else if (!app.isEmpty() && !apps.contains(app)) {
                findings.add(Finding.failed(
                        check,
                        "another app is subscribed to account " + account + ", not the one of the token (" + app + ")",
                        cure,
                        Places.CALLBACK));
            } else {
                findings.add(Finding.ok(check, "the app is subscribed to account " + account));
            }
        }
        return findings;
    }

    /** Which fields an app has ticked is told to the app's own token only, which Puente does not ask for. */
    private List<Finding> fields(Check check) {
        return List.of(new Finding(
                check.id(),
                check.subject(),
                Result.SKIPPED,
                "which webhook fields are subscribed cannot be read with this token",
                "see for yourself that messages and user_preferences are subscribed, and calls, smb_message_echoes and"
                        + " history where they are used",
                Places.CALLBACK));
    }

    private List<Finding> numbers(Check check) throws TargetFailure, InterruptedException {
        List<String> accounts = accounts(debug());
        if (accounts.isEmpty()) {
            return List.of(Finding.skipped(check, NO_ACCOUNT));
        }
        Set<String> known = new TreeSet<>();
        for (String account : accounts) {
            Listing listing = graph.list(Graph.encoded(account) + "/phone_numbers");
            Answer refused = listing.refused();
            if (refused != null) {
                return List.of(Finding.failed(
                        check,
                        "the numbers of account " + account + " cannot be read (" + refused.error() + ")",
                        "give the token whatsapp_business_management for this account",
                        Places.SYSTEM_USER));
            }
            if (!listing.whole()) {
                return List.of(Finding.skipped(
                        check,
                        "account " + account + " lists more than the "
                                + listing.items().size() + " numbers that were read"));
            }
            listing.items().forEach(number -> known.add(number.path("id").asText()));
        }
        Set<String> strange = new TreeSet<>(setup.numbers());
        strange.removeAll(known);
        if (!strange.isEmpty()) {
            return List.of(Finding.failed(
                    check,
                    "the settings name the number ids " + String.join(", ", strange)
                            + ", which the token's accounts do not have; they have " + String.join(", ", known),
                    "correct the ids in puente.whatsapp.numbers and puente.targets.<name>.numbers",
                    Places.NUMBERS));
        }
        Set<String> unnamed = new TreeSet<>(known);
        unnamed.removeAll(setup.numbers());
        if (!unnamed.isEmpty() && !setup.numbers().isEmpty()) {
            return List.of(Finding.warning(
                    check,
                    "the accounts also have the number ids " + String.join(", ", unnamed)
                            + ", which the settings do not name",
                    "name them in puente.whatsapp.numbers, if they are used",
                    Places.NUMBERS));
        }
        return List.of(Finding.ok(
                check,
                "the accounts have " + known.size() + (known.size() == 1 ? " number" : " numbers")
                        + ", among them all of the settings"));
    }

    /** A call that is signed with the app secret is refused by Meta with code 100 if the secret is not that app's. */
    private List<Finding> secret(Check check) throws TargetFailure, InterruptedException {
        List<String> accounts = accounts(debug());
        if (accounts.isEmpty()) {
            return List.of(Finding.skipped(check, NO_ACCOUNT));
        }
        String path = Graph.encoded(accounts.get(0)) + "/phone_numbers";
        if (!graph.get(path, "").good()) {
            return List.of(Finding.skipped(check, "not known while the account cannot be read (whatsapp.numbers)"));
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < setup.appSecrets().size(); i++) {
            String name = setup.appSecrets().size() == 1 ? "the app secret" : "app secret " + (i + 1);
            Answer answer = graph.get(
                    path, "?appsecret_proof=" + proof(setup.appSecrets().get(i)));
            if (answer.good()) {
                findings.add(Finding.ok(check, name + " is that of the token's app"));
            } else if (answer.code() == 100 && answer.message().contains("appsecret_proof")) {
                findings.add(Finding.failed(
                        check,
                        name + " is not that of the token's app: every webhook of that app would be refused with 401",
                        "copy the secret again and set puente.whatsapp.app-secrets",
                        Places.APP_SECRET));
            } else {
                findings.add(Finding.skipped(check, name + " could not be proved (" + answer.error() + ")"));
            }
        }
        return findings;
    }

    private String proof(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String token = setup.token() == null ? "" : setup.token();
            return HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
