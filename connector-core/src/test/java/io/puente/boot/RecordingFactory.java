package io.puente.boot;

import io.puente.spi.Capabilities;
import io.puente.spi.ConnectorContext;
import io.puente.spi.ConnectorSettings;
import io.puente.spi.CrmConnector;
import io.puente.spi.CrmConnectorFactory;
import io.puente.testkit.RecordingCrm;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Connects each target to a CRM in memory of its own, named by the setting {@code org}. */
final class RecordingFactory implements CrmConnectorFactory {
    private final Map<String, RecordingCrm> orgs = new ConcurrentHashMap<>();

    RecordingCrm org(String name) {
        return orgs.computeIfAbsent(name, org -> new RecordingCrm(new Capabilities(200, 4, true), new HangingFaults()));
    }

    HangingFaults faults(String name) {
        return (HangingFaults) org(name).faults();
    }

    @Override
    public String type() {
        return "recording";
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of();
    }

    @Override
    public String defaultMapping() {
        return "io/puente/boot/recording-mapping.yaml";
    }

    @Override
    public void check(ConnectorSettings settings) {
        settings.required("org");
        settings.finish();
    }

    @Override
    public CrmConnector create(ConnectorContext context) {
        String org = context.settings().required("org");
        context.settings().finish();
        return org(org);
    }
}
