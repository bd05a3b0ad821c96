package io.puente.gateway;

import io.puente.command.PuenteCommands;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway, or runs one of its commands; settings come from application.yaml, the environment and the command line. */
@SpringBootApplication
public class PuenteGateway {

    public static void main(String[] args) {
        // The demo's simulators forget everything at the end, so by default its data is as short-lived.
        Path scratch = Path.of(
                System.getProperty("java.io.tmpdir"),
                "puente-demo-" + ProcessHandle.current().pid());
        PuenteCommands.run(PuenteGateway.class, Map.of("puente.demo.scratch", scratch.toString()), args);
    }
}
