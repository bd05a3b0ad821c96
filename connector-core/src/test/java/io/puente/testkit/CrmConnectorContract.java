package io.puente.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.puente.mapping.MappingLoader;
import io.puente.model.TargetId;
import io.puente.spi.CallMeter;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import io.puente.spi.SettingsProblems;
import io.puente.spi.Transport;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every connector must do, tested against a {@link FakeCrm} of its vendor. The groups are interfaces of their own;
 * a connector's test class supplies the fake, the factory and a few names, and is called {@code …ContractTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CrmConnectorContract
        implements UpsertContract,
                ResultsContract,
                LimitsContract,
                FaultsContract,
                AuthContract,
                DataContract,
                ReferencesContract,
                RolesContract,
                HygieneContract {
    /** Longer than any answer of a fake on a busy machine. */
    public static final Duration TIME_OUT = Duration.ofSeconds(30);

    private final List<CrmConnector> opened = new ArrayList<>();
    private final AtomicLong metered = new AtomicLong();
    private FakeCrm fake;
    private CrmConnector connector;

    protected abstract FakeCrm startFake() throws Exception;

    protected abstract CrmConnectorFactory factory();

    /** @param timeOut for one call; the rest as for production */
    protected abstract Map<String, String> settings(URI address, Duration timeOut);

    /** HTTP for connectors that have none of their own; {@link CamelHttp} has the one of production. */
    protected Transport transport(Duration timeOut) {
        return call -> {
            throw new AssertionError("the connector called ConnectorContext.transport(), but "
                    + getClass().getSimpleName() + " does not override transport(Duration): answer with CamelHttp's");
        };
    }

    @Override
    public Set<Behaviour> lacks() {
        return Set.of();
    }

    @Override
    public FakeCrm fake() {
        return fake;
    }

    @Override
    public CrmConnector connector() {
        return connector;
    }

    @Override
    public CrmConnector connect(URI address, Duration timeOut) {
        ConnectorSettings settings = new ConnectorSettings("puente.targets.contract", settings(address, timeOut));
        CallMeter meter = purpose -> metered.incrementAndGet();
        CrmConnector made = factory()
                .create(new ConnectorContext(
                        new TargetId("contract-" + opened.size()),
                        settings,
                        transport(timeOut),
                        meter,
                        Clock.systemUTC()));
        opened.add(made);
        return made;
    }

    @Override
    public Set<String> secrets() {
        Map<String, String> all = settings(fake.address(), TIME_OUT);
        return factory().secretSettings().stream()
                .filter(all::containsKey)
                .map(all::get)
                .collect(java.util.stream.Collectors.toSet());
    }

    @Override
    public long metered() {
        return metered.get();
    }

    @BeforeAll
    void start() throws Exception {
        fake = startFake();
        assertThat(fake.address().getHost()).isEqualTo("127.0.0.1");
    }

    @BeforeEach
    void connect() {
        fake.reset();
        metered.set(0);
        connector = connect(fake.address(), TIME_OUT);
    }

    @AfterEach
    void everyFaultWasMet() {
        opened.forEach(CrmConnector::close);
        opened.clear();
        assertThat(fake.unusedFaults()).as("scripted faults that no call met").isEmpty();
    }

    @AfterAll
    void stop() {
        fake.close();
    }

    @Test
    void aSettingThatNobodyReadsIsRefused() {
        Map<String, String> misspelt = new HashMap<>(settings(fake.address(), TIME_OUT));
        misspelt.put("no-such-setting", "x");

        assertThatThrownBy(() -> factory().check(new ConnectorSettings("here", misspelt)))
                .as("ConnectorSettings.finish() reports it")
                .isInstanceOf(SettingsProblems.class)
                .hasMessageContaining("here.no-such-setting");
    }

    @Test
    void missingSettingsAreRefusedAtOnce() {
        assertThatThrownBy(() -> factory().check(new ConnectorSettings("here", Map.of())))
                .isInstanceOf(SettingsProblems.class);
    }

    @Test
    void theDefaultMappingIsOnTheClassPathAndForThisType() throws Exception {
        String location = factory().defaultMapping();
        try (InputStream file = getClass().getClassLoader().getResourceAsStream(location)) {
            assertThat(file).as(location + " on the class path").isNotNull();
            assertThat(MappingLoader.load(location, file, factory().type()).objects())
                    .isNotEmpty();
        }
    }

    @Test
    void theClassIsNamedAsContractsAre() {
        assertThat(getClass().getSimpleName()).endsWith("ContractTest");
    }
}
