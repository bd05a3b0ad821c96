package io.puente.boot;

import io.puente.boot.PuenteSettings.Connection;
import io.puente.boot.PuenteSettings.Store;
import io.puente.boot.PuenteSettings.Target;
import io.puente.boot.PuenteSettings.User;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a type cannot say: missing secrets, ranges, contradictory pairs. Each problem names the setting. */
final class SettingsCheck {

    private static final Set<String> ROLES = Set.of("operator", "consent", "metrics");

    private final List<String> problems = new ArrayList<>();

    private SettingsCheck() {}

    static List<String> problems(PuenteSettings settings) {
        var check = new SettingsCheck();
        check.store(settings);
        check.whatsapp(settings.whatsapp(), settings.media().fetch());
        check.paces(settings);
        NumberDirectory.check(settings.whatsapp().numbers(), check.problems);
        check.drift(settings.drift());
        check.access(settings.access().users());
        settings.targets().forEach((name, target) -> {
            check.target(name, target);
            check.numbers(
                    "puente.targets." + name + ".numbers",
                    target.numbers(),
                    settings.whatsapp().numbers().keySet());
        });
        return check.problems;
    }

    private void store(PuenteSettings settings) {
        Store store = settings.store();
        if (store.type() == Store.Kind.POSTGRESQL) {
            if (store.url() == null) {
                add("puente.store.url", "is missing; PostgreSQL needs one, such as jdbc:postgresql://host/puente");
            }
            if (settings.contactKeySecret() == null) {
                add("puente.contact-key-secret", "is missing; with PostgreSQL every node must use the same one");
            }
        } else if (store.url() != null) {
            add("puente.store.url", "contradicts puente.store.type=sqlite, whose files lie in puente.data");
        }
        Secret secret = settings.contactKeySecret();
        if (secret != null && secret.value().length() < 16) {
            add("puente.contact-key-secret", "must have at least 16 characters");
        }
    }

    private void whatsapp(PuenteSettings.WhatsApp whatsapp, boolean fetchMedia) {
        if (whatsapp.appSecrets().isEmpty() || whatsapp.appSecrets().stream().anyMatch(Secret::blank)) {
            add(
                    "puente.whatsapp.app-secrets",
                    "is missing or empty; without the Meta app's secret no webhook can be verified");
        }
        if (missing(whatsapp.verifyToken())) {
            add(
                    "puente.whatsapp.verify-token",
                    "is missing; choose one and enter it at Meta with the callback address");
        }
        if (whatsapp.maxBody().toBytes() < 3L * 1024 * 1024
                || whatsapp.maxBody().toBytes() > 64L * 1024 * 1024) {
            add("puente.whatsapp.max-body", "must be from 3MB, which WhatsApp may send, to 64MB");
        }
        if (fetchMedia && missing(whatsapp.graph().token())) {
            add(
                    "puente.whatsapp.graph.token",
                    "is missing; files cannot be fetched without it (or set puente.media.fetch=false)");
        }
        whatsapp.accounts().stream()
                .filter(account -> !account.matches("[0-9]+"))
                .forEach(account -> add(
                        "puente.whatsapp.accounts",
                        "has '" + account + "', which is no account id; WhatsApp Manager shows it, digits only"));
        if (whatsapp.publicAddress() != null && whatsapp.publicAddress().getHost() == null) {
            add(
                    "puente.whatsapp.public-address",
                    "must be the whole callback address, such as https://your-host/webhooks/whatsapp");
        }
        connection("puente.whatsapp.graph.connection", whatsapp.graph().connection());
    }

    private void paces(PuenteSettings settings) {
        atLeast("puente.session.silence", settings.session().silence(), Duration.ofMinutes(1));
        atLeast("puente.fold.poll", settings.fold().poll(), Duration.ofMillis(10));
        between("puente.fold.batch", settings.fold().batch(), 1, 10_000);
        atLeast("puente.rehearsal.resume-within", settings.rehearsal().resumeWithin(), Duration.ZERO);
        between("puente.media.parallel", settings.media().parallel(), 1, 32);
    }

    private void drift(PuenteSettings.Drift drift) {
        if (!drift.at().matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
            add("puente.drift.at", "must be a time of day such as 03:00");
        }
        atLeast("puente.drift.metadata-max-age", drift.metadataMaxAge(), Duration.ZERO);
    }

    private void access(List<User> users) {
        var names = new HashSet<String>();
        for (int i = 0; i < users.size(); i++) {
            User user = users.get(i);
            String name = "puente.access.users[" + i + "]";
            if (isBlank(user.name()) || !names.add(user.name())) {
                add(name + ".name", "is missing or occurs twice");
            }
            if (missing(user.password()) || user.password().value().length() < 8) {
                add(name + ".password", "is missing or shorter than 8 characters");
            }
            for (String role : user.roles()) {
                if (!ROLES.contains(role)) {
                    add(name + ".roles", "has '" + role + "'; allowed are consent, metrics, operator");
                }
            }
        }
    }

    private void target(String name, Target target) {
        String prefix = "puente.targets." + name;
        if (!name.matches("[a-z][a-z0-9-]{0,39}")) {
            add(prefix, "is not a valid name: lower-case letters, digits and hyphens, starting with a letter");
        }
        if (isBlank(target.type())) {
            add(prefix + ".type", "is missing");
        }
        atLeast(prefix + ".linger", target.linger(), Duration.ZERO);
        if (target.maxAge().compareTo(target.linger()) < 0) {
            add(prefix + ".max-age", "contradicts " + prefix + ".linger: it must not be shorter");
        }
        between(prefix + ".people", target.people(), 1, 2_000);
        between(prefix + ".calls-per-second", target.callsPerSecond(), 0, 10_000);
        if (target.stopAtShare() <= 0 || target.stopAtShare() > 1) {
            add(prefix + ".stop-at-share", "must be above 0 and at most 1");
        }
        atLeast(prefix + ".watch-every", target.watchEvery(), Duration.ofSeconds(1));
        if (target.connection() != null) {
            connection(prefix + ".connection", target.connection());
        }
    }

    /** @param known empty if the setting of the channel does not list them */
    private void numbers(String setting, @Nullable List<String> numbers, Set<String> known) {
        if (numbers == null) {
            return;
        }
        if (numbers.isEmpty()) {
            add(setting, "is empty; name at least one number id, or leave the setting out for all numbers");
        }
        var seen = new HashSet<String>();
        for (String number : numbers) {
            if (!number.matches("[0-9]{1,40}")) {
                add(
                        setting,
                        "has '" + number + "', which is no number id: digits only, as Meta shows it"
                                + " (phone_number_id), not the number that people dial");
            } else if (!seen.add(number)) {
                add(setting, "names " + number + " twice");
            } else if (!known.isEmpty() && !known.contains(number)) {
                add(
                        setting,
                        "names " + number + ", which is not in puente.whatsapp.numbers; there are "
                                + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    private void connection(String prefix, Connection connection) {
        if (connection.trustStorePassword() != null && connection.trustStore() == null) {
            add(prefix + ".trust-store-password", "is set without " + prefix + ".trust-store");
        }
        if (connection.keyStorePassword() != null && connection.keyStore() == null) {
            add(prefix + ".key-store-password", "is set without " + prefix + ".key-store");
        }
        if (connection.proxy() != null
                && (connection.proxy().getHost() == null || connection.proxy().getPort() < 0)) {
            add(prefix + ".proxy", "must be an address with host and port, such as http://proxy:3128");
        }
        if ((connection.proxyUser() == null) != (connection.proxyPassword() == null)) {
            add(prefix + ".proxy-user", "and " + prefix + ".proxy-password go together");
        }
        if (connection.proxyUser() != null && connection.proxy() == null) {
            add(prefix + ".proxy-user", "is set without " + prefix + ".proxy");
        }
        readable(prefix + ".trust-store", connection.trustStore());
        readable(prefix + ".key-store", connection.keyStore());
        atLeast(prefix + ".connect-timeout", connection.connectTimeout(), Duration.ofMillis(100));
        atLeast(prefix + ".response-timeout", connection.responseTimeout(), Duration.ofMillis(100));
    }

    private void readable(String name, @Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            add(name, "cannot be read; it must be a PKCS#12 or JKS file");
        }
    }

    private void atLeast(String name, @Nullable Duration value, Duration least) {
        if (value != null && value.compareTo(least) < 0) {
            add(name, "must be at least " + least.toString().substring(2).toLowerCase(java.util.Locale.ROOT));
        }
    }

    private void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            add(name, "must be from " + least + " to " + most);
        }
    }

    private void add(String name, String what) {
        problems.add(name + " " + what);
    }

    private static boolean missing(@Nullable Secret secret) {
        return secret == null || secret.blank();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
