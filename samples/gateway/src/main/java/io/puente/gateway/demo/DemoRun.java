package io.puente.gateway.demo;

import io.puente.boot.Crm;
import io.puente.boot.Crms;
import io.puente.edge.WebhookFlows;
import io.puente.fold.Folder;
import io.puente.model.TargetId;
import io.puente.simulator.whatsapp.Delivery;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import io.puente.spi.Provisioner;
import io.puente.spi.TargetFailure;
import io.puente.store.jdbc.JdbcStores;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sets the simulated org up, plays the story, waits until the cases are there, and shows them. */
@Component
@Profile("demo")
class DemoRun implements ApplicationRunner {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final DemoSettings settings;
    private final WhatsAppSimulator whatsapp;
    private final List<DemoCrm> simulated;
    private final Crms crms;
    private final Folder folder;
    private final JdbcStores stores;
    private final ServletWebServerApplicationContext server;
    private final Clock clock;
    private final Path data;
    private final DemoConsole console = new DemoConsole(System.out);

    DemoRun(
            DemoSettings settings,
            WhatsAppSimulator whatsapp,
            List<DemoCrm> simulated,
            Crms crms,
            Folder folder,
            JdbcStores stores,
            ServletWebServerApplicationContext server,
            Clock clock,
            @Value("${puente.data}") Path data) {
        this.settings = settings;
        this.whatsapp = whatsapp;
        this.simulated = simulated;
        this.crms = crms;
        this.folder = folder;
        this.stores = stores;
        this.server = server;
        this.clock = clock;
        this.data = data.toAbsolutePath();
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException, TargetFailure {
        URI gateway = URI.create("http://127.0.0.1:" + server.getWebServer().getPort());
        console.title("Puente demo: WhatsApp at " + whatsapp.baseUri());
        for (DemoCrm one : simulated) {
            console.line("  " + one.title() + " at " + one.address());
            Crm crm = crms.find(new TargetId(one.target())).orElse(null);
            if (crm != null) {
                provision(one, crm);
            }
        }
        String refused = whatsapp.webhooks().verifyAndUse(gateway.resolve(WebhookFlows.PATH));
        if (!refused.isEmpty()) {
            throw new IllegalStateException(refused);
        }
        if (settings.play()) {
            simulated.stream()
                    .filter(SalesforceDesk.class::isInstance)
                    .forEach(one -> ((SalesforceDesk) one).forbidCardNumbers());
            play();
        }
        var summary = new DemoSummary(console, simulated, whatsapp, stores.attention());
        if (settings.play()) {
            summary.cases();
            summary.attention(gateway);
        }
        summary.yourTurn(gateway, data, clock.instant());
    }

    private void provision(DemoCrm simulator, Crm crm) throws TargetFailure, InterruptedException {
        Provisioner provisioner = crm.connector()
                .provisioner()
                .orElseThrow(
                        () -> new IllegalStateException("the connector of " + crm.id() + " cannot set up its CRM"));
        Provisioner.Plan plan = provisioner.plan();
        console.line("    " + plan.steps().size() + " things are missing there");
        // Where Puente may only say what is missing, the demo plays the administrator who does it.
        simulator.setUpByHand();
        Provisioner.Plan left = plan.complete() ? plan : provisioner.apply(provisioner.plan());
        for (Provisioner.Step step : left.steps()) {
            console.line("    not done: " + step.component() + ": " + step.problem());
        }
        if (left.complete()) {
            crm.gate().resume();
            console.line("    set up");
        }
    }

    private void play() throws InterruptedException {
        List<DemoStory.Scene> scenes = DemoStory.of(whatsapp);
        console.title("Playing " + scenes.size() + " webhooks");
        for (int i = 0; i < scenes.size(); i++) {
            DemoStory.Scene scene = scenes.get(i);
            Delivery delivery = whatsapp.deliver(scene.updates());
            console.line(String.format(
                    "  %2d/%d  %-7s %s  %s",
                    i + 1,
                    scenes.size(),
                    scene.who(),
                    scene.what(),
                    delivery.delivered() ? "" : "NOT ACCEPTED, status " + delivery.status()));
        }
        Instant started = clock.instant();
        boolean all = await(() -> folder.lag() == 0
                && crms.all().stream()
                        .allMatch(crm ->
                                stores.outbox().depth(crm.id(), clock.instant()).dirtyRows() == 0));
        console.line(
                all
                        ? "  everything has reached all CRMs after "
                                + Duration.between(started, clock.instant()).toMillis() + " ms"
                        : "  some of it has not reached every CRM yet; see " + "/api/crms");
    }

    private boolean await(BooleanSupplier condition) throws InterruptedException {
        Instant end = clock.instant().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (clock.instant().isAfter(end)) {
                return false;
            }
            synchronized (this) {
                wait(LOOK.toMillis());
            }
        }
        return true;
    }
}
