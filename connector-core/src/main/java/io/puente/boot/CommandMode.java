package io.puente.boot;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.puente.route.HttpRoutes;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.SettingsProblems;
import io.puente.store.AttentionList;
import io.puente.store.Backfill;
import io.puente.store.IngestLog;
import io.puente.store.Outbox;
import io.puente.store.Remaps;
import io.puente.store.Tracing;
import io.puente.store.jdbc.JdbcStores;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.camel.CamelContext;
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

    private final ConfigurableApplicationContext context;
    private final SettingsReader.Reading reading;
    private final Map<String, CrmConnectorFactory> factories = new TreeMap<>();
    private final Map<String, CommandCrm> crms = new TreeMap<>();
    private final String holder = "command-" + UUID.randomUUID();
    private final Clock clock;
    private @Nullable JdbcStores stores;
    private boolean asking;
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
     */
    public static CommandMode open(Class<?> application, Map<String, Object> defaults, List<String> arguments) {
        var spring = new SpringApplication(application);
        spring.setDefaultProperties(defaults);
        spring.setLogStartupInfo(false);
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(context -> context.getBeanFactory().registerSingleton("commandScan", new CommandScan()));
        return new CommandMode(spring.run(CommandArguments.of(arguments)));
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
                    this::stores,
                    this::camel,
                    new MappingFiles(context),
                    new SimpleMeterRegistry(),
                    holder,
                    clock);
            shared = all;
        }
        return all;
    }

    private synchronized CamelContext camel() {
        CamelContext camel = context.getBean(CamelContext.class);
        if (!asking) {
            try {
                camel.addRoutes(new HttpRoutes());
            } catch (Exception e) {
                throw new IllegalStateException("the way to the CRMs cannot be made", e);
            }
            asking = true;
        }
        return camel;
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
        context.close();
        if (stores != null) {
            stores.close();
        }
    }
}
