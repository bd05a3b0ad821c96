package io.puente.gateway.demo;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** Gives a demo that starts its data folder, unless the settings name another; a command only looks into it. */
class DemoData implements EnvironmentPostProcessor, Ordered {

    static final String SCRATCH = "puente.demo.scratch";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String scratch = environment.getProperty(SCRATCH, "");
        if (environment.getProperty("io.puente.command-mode", Boolean.class, false)
                || !environment.acceptsProfiles(Profiles.of("demo"))
                || scratch.isBlank()
                || !scratch.equals(environment.getProperty("puente.data"))) {
            return;
        }
        Path usual = Path.of(scratch);
        Path other = DemoFolder.ofThisProcess(usual);
        DemoFolder folder = DemoFolder.claim(usual)
                .or(() -> DemoFolder.claim(other))
                .orElseThrow(() -> new IllegalStateException("neither " + usual + " nor " + other
                        + " can be used by the demo; choose another folder with --puente.data"));
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "demoFolder", Map.of(SCRATCH, folder.path().toString())));
        // After the stores in it are closed.
        SpringApplication.getShutdownHandlers().add(folder::delete);
    }

    /** After the files that say what the profiles and the data folder are. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
