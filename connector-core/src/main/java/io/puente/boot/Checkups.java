package io.puente.boot;

import io.puente.doctor.Checkup;
import io.puente.doctor.CrmUnderTest;
import io.puente.doctor.Doctor;
import io.puente.doctor.WhatsAppSetup;
import io.puente.edge.WebhookFlows;
import io.puente.route.HttpConnection;
import io.puente.spi.Transport;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The doctor as the settings make it, for a gateway and for a command beside one. */
final class Checkups {

    /** All checks run beside each other; a CRM's description of many objects takes the longest. */
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private static final int CONNECTIONS = 16;

    private Checkups() {}

    /**
     * Puts it together.
     *
     * @param webhook on this machine, if a gateway runs here
     * @param ways opens a connection, by a name that no CRM has
     */
    static Doctor doctor(
            PuenteSettings settings,
            Supplier<Collection<CrmUnderTest>> crms,
            Supplier<Optional<URI>> webhook,
            BiFunction<String, HttpConnection, Transport> ways,
            Clock clock) {
        // No CRM has a dot in its name, so that no route gets the id of another.
        Transport outside = new LazyTransport(() -> ways.apply(
                "doctor.outside",
                Connections.toGraph(settings.whatsapp().graph().connection(), CONNECTIONS)));
        // Never through a proxy.
        Transport inside = new LazyTransport(() -> ways.apply("doctor.inside", Connections.toCrm(null, CONNECTIONS)));
        return new Doctor(
                new Checkup(
                        settings.data(),
                        remarks(settings),
                        whatsapp(settings, webhook),
                        crms,
                        outside,
                        inside,
                        () -> ThreadLocalRandom.current().nextLong(),
                        clock),
                LIMIT,
                clock);
    }

    private static WhatsAppSetup whatsapp(PuenteSettings settings, Supplier<Optional<URI>> webhook) {
        PuenteSettings.WhatsApp whatsapp = settings.whatsapp();
        Secret token = whatsapp.graph().token();
        Secret verify = whatsapp.verifyToken();
        return new WhatsAppSetup(
                whatsapp.graph().baseUri(),
                whatsapp.graph().apiVersion(),
                token == null ? null : token.value(),
                whatsapp.appSecrets().stream().map(Secret::value).toList(),
                verify == null ? null : verify.value(),
                whatsapp.accounts(),
                whatsapp.numbers().keySet(),
                whatsapp.publicAddress(),
                webhook);
    }

    /**
     * The webhook's address on this machine. With TLS of our own the certificate names another host, so that the webhook
     * is tried from outside only.
     *
     * @param port null if there is none
     */
    static Optional<URI> webhook(Environment environment, @Nullable String port) {
        boolean tls = environment.containsProperty("server.ssl.key-store")
                || environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.certificate");
        if (port == null || tls) {
            return Optional.empty();
        }
        String address = environment.getProperty("server.address", "127.0.0.1");
        String host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return Optional.of(URI.create("http://" + literal + ":" + port + WebhookFlows.PATH));
    }

    /** Each is allowed, and seldom what is wanted. */
    private static List<String> remarks(PuenteSettings settings) {
        List<String> remarks = new ArrayList<>();
        if (settings.targets().values().stream().noneMatch(PuenteSettings.Target::enabled)) {
            remarks.add("no CRM is configured or enabled (puente.targets), so that messages are kept and go nowhere");
        }
        if (settings.access().users().stream().noneMatch(user -> user.roles().contains("operator"))) {
            remarks.add("nobody has the role operator (puente.access.users), so that nobody may use the endpoints");
        }
        if (!settings.fold().enabled()) {
            remarks.add("this node only accepts webhooks (puente.fold.enabled=false); another one must work on them");
        }
        if (!settings.media().fetch()) {
            remarks.add("files are not fetched (puente.media.fetch=false), and WhatsApp keeps them for a while only");
        }
        if (!settings.drift().enabled()) {
            remarks.add(
                    "changes of fields in the CRMs are noticed only when somebody asks (puente.drift.enabled=false)");
        }
        return remarks;
    }
}
