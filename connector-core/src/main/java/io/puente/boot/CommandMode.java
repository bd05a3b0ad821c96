package io.puente.boot;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.doctor.Doctor;
import io.puente.route.ClientTransport;
import io.puente.route.HttpConnection;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.SettingsProblems;
import io.puente.spi.Transport;
import io.puente.store.AttentionList;
import io.puente.store.Backfill;
import io.puente.store.IngestLog;
import io.puente.store.Outbox;
import io.puente.store.Remaps;
import io.puente.store.Tracing;
import io.puente.store.jdbc.JdbcStores;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What a command works with: the settings, stores and CRMs of the gateway, without its web server, routes and workers.
 * It stands beside a gateway that runs, or alone. Stores and connectors are opened when first asked for. One thread at a
 * time.
 */
public final class CommandMode implements AutoCloseable {

    static final String PROPERTY = "io.puente.command-mode";

    private static final int LISTENS_MILLIS = 1_000;

    private final ConfigurableApplicationContext context;
    private final SettingsReader.Reading reading;
    private final Map<String, CrmConnectorFactory> factories = new TreeMap<>();
    private final Map<String, CommandCrm> crms = new TreeMap<>();
    private final String holder = "command-" + UUID.randomUUID();
    private final Clock clock;
    private final List<ClientTransport> ways = new ArrayList<>();
    private @Nullable JdbcStores stores;
    private CommandCrm.@Nullable Shared shared;

    private CommandMode(ConfigurableApplicationContext context) {
        this.context = context;
        this.reading = SettingsReader.read(context.getEnvironment());
        this.clock = context.getBeanProvider(Clock.class).getIfAvailable(Clock::systemUTC);
        context.getBeanProvider(CrmConnectorFactory.class).forEach(f -> factories.put(f.type(), f));
    }

    /**
     * Starts nothing but what reads the settings.
     *
     * @param defaults settings that everything else overrides
     * @param arguments settings, as {@code --name=value}
     * @throws SettingsProblems if a file of settings, or a setting that is not ours, cannot be read
     */
    public static CommandMode open(Class<?> application, Map<String, Object> defaults, List<String> arguments) {
        var spring = new SpringApplication(application);
        spring.setDefaultProperties(defaults);
        spring.setLogStartupInfo(false);
        spring.setRegisterShutdownHook(false);
        var read = new AtomicBoolean();
        spring.addInitializers(context -> {
            read.set(true);
            context.getBeanFactory().registerSingleton("commandScan", new CommandScan());
        });
        try {
            return new CommandMode(spring.run(CommandArguments.of(arguments)));
        } catch (RuntimeException e) {
            // Before Spring has initialised anything, all it does is to read settings.
            if (read.get()) {
                throw e;
            }
            var problems = new SettingsProblems(UnreadableSettings.inWords(e));
            problems.initCause(e);
            throw problems;
        }
    }

    /** Starts the gateway itself. */
    public static void startGateway(Class<?> application, Map<String, Object> defaults, String... arguments) {
        var spring = new SpringApplication(application);
        spring.setDefaultProperties(defaults);
        spring.run(arguments);
    }

    /** Mistakes in the settings, without those in the mapping files. */
    public List<String> problems() {
        var problems = new ArrayList<>(reading.problems());
        problems.addAll(DemoSecrets.problems(reading.settings(), context.getEnvironment()));
        problems.addAll(
                new TargetsCheck(factories.values(), new MappingFiles(context)).withoutMappings(reading.settings()));
        return problems;
    }

    /** @throws SettingsProblems if there is any mistake */
    public PuenteSettings settings() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new SettingsProblems(problems);
        }
        return reading.settings();
    }

    /** Names of the CRMs that are switched on. */
    public Set<String> crms() {
        var names = new TreeSet<String>();
        reading.settings().targets().forEach((name, target) -> {
            if (target.enabled()) {
                names.add(name);
            }
        });
        return names;
    }

    /** @param name one of {@link #crms()} */
    public CommandCrm crm(String name) {
        PuenteSettings settings = settings();
        CommandCrm known = crms.get(name);
        if (known == null) {
            PuenteSettings.Target target = settings.targets().get(name);
            if (target == null) {
                throw new IllegalArgumentException("there is no CRM " + name);
            }
            CrmConnectorFactory factory = factories.get(String.valueOf(target.type()));
            if (factory == null) {
                throw new IllegalArgumentException("there is no connector of type " + target.type());
            }
            known = new CommandCrm(name, target, factory, shared(settings));
            crms.put(name, known);
        }
        return known;
    }

    private CommandCrm.Shared shared(PuenteSettings settings) {
        CommandCrm.Shared all = shared;
        if (all == null) {
            all = new CommandCrm.Shared(
                    settings,
                    this::worked,
                    this::stores,
                    this::way,
                    new MappingFiles(context),
                    new SimpleMeterRegistry(),
                    holder,
                    clock);
            shared = all;
        }
        return all;
    }

    private synchronized Transport way(String name, HttpConnection connection) {
        var way = new ClientTransport(connection);
        ways.add(way);
        return way;
    }

    /** All checks; that of the gateway's own webhook only if something listens at its address. */
    public Doctor doctor() {
        PuenteSettings settings = settings();
        List<CommandCrm> all = crms().stream().map(this::crm).toList();
        return Checkups.doctor(
                settings, () -> all.stream().map(CommandCrm::underTest).toList(), this::webhook, this::way, clock);
    }

    private Optional<URI> webhook() {
        var environment = context.getEnvironment();
        return Checkups.webhook(environment, environment.getProperty("server.port", "8080"))
                .filter(CommandMode::listens);
    }

    private static boolean listens(URI address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), LISTENS_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean worked() {
        PuenteSettings settings = settings();
        return settings.store().type() != PuenteSettings.Store.Kind.SQLITE || JdbcStores.sqliteExists(settings.data());
    }

    private synchronized JdbcStores stores() {
        JdbcStores open = stores;
        if (open == null) {
            PuenteSettings settings = settings();
            open = settings.store().type() == PuenteSettings.Store.Kind.SQLITE
                    ? JdbcStores.sqliteGuest(settings.data(), clock)
                    : JdbcStores.postgresGuest(PuenteAutoConfiguration.postgres(settings.store()), clock);
            stores = open;
        }
        return open;
    }

    public AttentionList attention() {
        return stores().attention();
    }

    public Backfill backfill() {
        return stores().backfill();
    }

    public Outbox outbox() {
        return stores().outbox();
    }

    public Remaps remaps() {
        return stores().remaps();
    }

    public Tracing tracing() {
        return stores().tracing();
    }

    /** What is appended, the gateway works on within moments. */
    public IngestLog log() {
        return stores().log();
    }

    public Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        crms.values().forEach(CommandCrm::close);
        ways.forEach(ClientTransport::close);
        context.close();
        if (stores != null) {
            stores.close();
        }
    }
}
