package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Everything that the simulated platform knows. */
final class Platform {
    // Whether a reaction opens the window is undocumented; the careful reading is that it does not.
    private static final Set<String> OPENS_NO_WINDOW = Set.of("system", "edit", "revoke", "reaction");

    final WhatsAppSettings settings;
    final Clock clock;
    final Ids ids;
    final MediaStore media;
    final TemplateBook templates;
    final People people = new People();
    final ServiceWindows windows;
    final RateLimits limits;
    final SentMessages messages = new SentMessages();
    final Statuses statuses;
    private volatile Optional<String> token;
    final AppGrant grant = new AppGrant();

    Platform(WhatsAppSettings settings, Clock clock, Supplier<String> baseUri) {
        this.settings = settings;
        this.clock = clock;
        this.ids = new Ids(RandomGenerator.getDefault());
        this.media = new MediaStore(clock, ids, baseUri);
        this.templates = new TemplateBook(ids);
        this.windows = new ServiceWindows(clock);
        this.limits = new RateLimits(clock);
        this.statuses = new Statuses(clock);
        this.token = Optional.of(settings.accessToken());
    }

    Optional<BusinessNumber> number(String id) {
        return settings.numbers().stream()
                .filter(number -> number.id().equals(id))
                .findFirst();
    }

    WhatsAppCustomer customer(Person person) {
        people.add(person);
        return new WhatsAppCustomer(person, settings.numbers().get(0), clock, ids, media);
    }

    void checkToken(Optional<String> authorization) {
        boolean good = authorization.isPresent() && authorization.equals(token.map(value -> "Bearer " + value));
        if (!good) {
            throw Refusal.token();
        }
    }

    /** A call may prove that its sender has the app secret; a wrong proof is refused even where none is demanded. */
    void checkProof(Optional<String> proof) {
        String expected = token.map(
                        value -> Hash.signature(settings.appSecret(), value.getBytes(StandardCharsets.UTF_8)))
                .orElse("");
        if (proof.isPresent() && !expected.equals("sha256=" + proof.get())) {
            throw new Refusal(
                    400,
                    100,
                    "Invalid appsecret_proof provided in the API argument",
                    "The proof is not that of this token and this app's secret.");
        }
    }

    boolean isToken(String text) {
        return token.filter(text::equals).isPresent();
    }

    void token(Optional<String> valid) {
        token = valid;
    }

    /** What a customer does changes what the business may do. */
    void happen(Update update) {
        ObjectNode item = update.item();
        update.person().ifPresent(people::add);
        switch (update.array()) {
            case "messages" -> {
                messages.received(update.id(), update.at());
                String group = item.path("group_id").asText();
                if (!group.isEmpty()) {
                    people.addGroup(group);
                } else if (!OPENS_NO_WINDOW.contains(item.path("type").asText())) {
                    open(update);
                }
            }
            case "calls" -> open(update);
            case "user_preferences" ->
                people.stopMarketing(
                        item.path("user_id").asText(),
                        item.path("value").asText().equals("stop"));
            default -> {}
        }
    }

    private void open(Update update) {
        update.person().ifPresent(person -> windows.open(update.number(), person, update.at()));
    }

    void reset() {
        token = Optional.of(settings.accessToken());
        grant.reset();
        media.clear();
        templates.reset();
        people.clear();
        windows.clear();
        limits.clear();
        messages.clear();
    }
}
