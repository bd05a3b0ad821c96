package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.Simulator;
import io.puente.simulator.SimulatorClock;
import io.puente.simulator.SimulatorServer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WhatsApp Business Platform with its customers, on loopback. Its base address is that of the Graph API, without version. Thread-safe.
 *
 * <pre>{@code
 * try (var whatsapp = WhatsAppSimulator.start(WhatsAppSettings.demo().withPort(0))) {
 *     whatsapp.webhooks().callback(URI.create("http://127.0.0.1:8080/webhook"));
 *     var ana = whatsapp.customer("Ana", "15550100001");
 *     whatsapp.deliver(ana.text("Hello"), ana.image(jpeg, "image/jpeg", ""));
 * }
 * }</pre>
 */
public final class WhatsAppSimulator implements Simulator {
    private static final Logger log = LoggerFactory.getLogger(WhatsAppSimulator.class);

    private final WhatsAppSettings settings;
    private final Platform platform;
    private final WebhookSender webhooks;
    private final Deliveries deliveries;
    private final SimulatorServer server;
    private final @Nullable ScheduledExecutorService background;

    private WhatsAppSimulator(WhatsAppSettings settings, SimulatorClock clock) {
        this.settings = settings;
        // Links need the port, which is known when the server runs; nobody asks for one before.
        String[] base = {""};
        this.platform = new Platform(settings, clock, () -> base[0]);
        this.webhooks = new WebhookSender(clock, settings.appSecret(), settings.verifyToken());
        this.deliveries = new Deliveries(platform, webhooks);
        this.background = settings.automatic()
                ? Executors.newSingleThreadScheduledExecutor(r -> {
                    Thread thread = new Thread(r, "whatsapp-simulator");
                    thread.setDaemon(true);
                    return thread;
                })
                : null;
        GraphApi api = new GraphApi(
                platform,
                new MessageCalls(platform, any -> playSoon()),
                new AccountCalls(platform, webhooks),
                new OperatorDesk(platform, webhooks, deliveries),
                webhooks::clear);
        this.server = SimulatorServer.start(settings.port(), clock, api);
        base[0] = server.baseUri().toString();
        if (background != null) {
            ScheduledFuture<?> unused =
                    background.scheduleWithFixedDelay(() -> quietly(webhooks::redeliverDue), 1, 1, TimeUnit.SECONDS);
        }
    }

    /** With the machine's time. */
    public static WhatsAppSimulator start(WhatsAppSettings settings) {
        return start(settings, SimulatorClock.system());
    }

    public static WhatsAppSimulator start(WhatsAppSettings settings, SimulatorClock clock) {
        return new WhatsAppSimulator(settings, clock);
    }

    public WhatsAppSettings settings() {
        return settings;
    }

    @Override
    public SimulatorServer server() {
        return server;
    }

    public WebhookSender webhooks() {
        return webhooks;
    }

    /** A user who shows the phone, with a US user id. */
    public WhatsAppCustomer customer(String name, String phoneDigits) {
        return platform.customer(Person.withPhone(name, phoneDigits, "US"));
    }

    /**
     * A user who shows the phone.
     *
     * @param country ISO code, the start of the user id
     */
    public WhatsAppCustomer customer(String name, String phoneDigits, String country) {
        return platform.customer(Person.withPhone(name, phoneDigits, country));
    }

    /**
     * A user who shows a username only.
     *
     * @param country ISO code, the start of the user id
     */
    public WhatsAppCustomer usernameOnly(String name, String username, String country) {
        return platform.customer(Person.withUsername(name, username, country));
    }

    /** Lets the updates happen and returns them as one webhook body, which the caller sends. */
    public byte[] webhook(Update... updates) {
        return deliveries.write(List.of(updates));
    }

    /** Lets the updates happen and posts them to the callback in one call, once more if that fails. */
    public Delivery deliver(Update... updates) throws InterruptedException {
        return deliveries.deliver(List.of(updates));
    }

    /** What Meta sends, besides the body, so that a test can post it by itself. */
    public String signature(byte[] body) {
        return Hash.signature(settings.appSecret(), body);
    }

    /** Tells of every accepted message that has no status yet: sent, delivered, read, or failed. */
    public List<Delivery> deliverStatuses() throws InterruptedException {
        return deliveries.play(Deliveries.ALL_STAGES);
    }

    /** The same with chosen stages, in any order and as often as given. */
    public List<Delivery> deliverStatuses(List<String> stages) throws InterruptedException {
        return deliveries.play(List.copyOf(stages));
    }

    /** One status of one message, to be put into a webhook at will. */
    public Update status(String wamid, String status) {
        return platform.statuses.of(find(wamid), status);
    }

    /**
     * One status of an echo, to be put into a webhook at will.
     *
     * @param status sent, delivered, read or played
     * @throws IllegalArgumentException for an update that is no echo
     */
    public Update statusOf(Update echo, String status) {
        if (!echo.array().equals(PhoneApp.ECHOES)) {
            throw new IllegalArgumentException("Only an echo has a status of its own; this is " + echo);
        }
        return platform.statuses.ofEcho(echo, status);
    }

    /** A failed status with any code. */
    public Update failure(String wamid, int code, String title) {
        return platform.statuses.failed(find(wamid), new Refusal(400, code, title, title));
    }

    /** Oldest first; the latest 100,000. */
    public List<BusinessMessage> sent() {
        return platform.messages.all().stream().map(WhatsAppSimulator::view).toList();
    }

    /** Wamids of customers' messages that the business marked as read. */
    public List<String> markedRead() {
        return platform.messages.markedRead();
    }

    /** End of the 24 hours in which this customer may be answered freely; empty if they never wrote. */
    public Optional<Instant> windowEnd(WhatsAppCustomer customer, BusinessNumber number) {
        return platform.people.userId(customer.userId()).flatMap(person -> platform.windows.until(number, person));
    }

    /** From now on nothing reaches that phone: 131026. */
    public void leavesWhatsApp(String phoneDigits) {
        platform.people.leave(phoneDigits);
    }

    /**
     * Changes a template's state and returns the webhook body that tells of it.
     *
     * @param status APPROVED, PENDING, REJECTED, PAUSED or DISABLED
     */
    public byte[] templateStatus(String name, String language, String status) {
        Template template = platform.templates.setStatus(name, language, status);
        ObjectNode root = Json.object().put("object", "whatsapp_business_account");
        ObjectNode entry = root.putArray("entry").addObject();
        entry.put("id", settings.wabaId()).put("time", platform.clock.instant().getEpochSecond());
        ObjectNode change = entry.putArray("changes").addObject();
        change.putObject("value")
                .put("event", status)
                .put("message_template_id", template.id())
                .put("message_template_name", name)
                .put("message_template_language", language)
                .put("reason", "NONE")
                .put("message_template_category", template.category());
        change.put("field", "message_template_status_update");
        return Json.bytes(root);
    }

    /** Makes this the only valid token, for instance after {@code Fault.expireToken()}. */
    public void renewToken(String token) {
        platform.token(Optional.of(token));
    }

    /** What the token may do from now on; both WhatsApp permissions at the start. */
    public void permissions(String... scopes) {
        platform.grant.scopes(Set.of(scopes));
    }

    /** Whether the app is subscribed to the account; it is at the start. */
    public void subscribed(boolean now) {
        platform.grant.subscribed(now);
    }

    /** The end of the token that the platform tells; null for none. */
    public void tokenExpires(@Nullable Instant at) {
        platform.grant.expiresAt(at);
    }

    private SentMessage find(String wamid) {
        return platform.messages
                .find(wamid)
                .orElseThrow(() -> new IllegalArgumentException("No message with that id was accepted"));
    }

    private static BusinessMessage view(SentMessage message) {
        Person person = message.person();
        return new BusinessMessage(
                message.id(),
                message.number().id(),
                person == null || person.waId() == null ? "" : person.waId(),
                person == null ? "" : person.userId(),
                message.type(),
                message.content(),
                message.acceptedAt(),
                message.lost());
    }

    private interface Step {
        void run() throws InterruptedException;
    }

    private void playSoon() {
        if (background != null && webhooks.hasCallback()) {
            background.execute(() -> quietly(this::deliverStatuses));
        }
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // An escaping exception would end the scheduled repetition.
            log.error("The simulator itself failed while sending webhooks", e);
        }
    }

    @Override
    public void close() {
        if (background != null) {
            background.shutdownNow();
        }
        server.close();
    }
}
