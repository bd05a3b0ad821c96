package io.puente.gateway;

import io.puente.command.PuenteCommands;
import io.puente.gateway.demo.DemoFolder;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway, or runs one of its commands; settings come from application.yaml, the environment and the command line. */
@SpringBootApplication
public class PuenteGateway {

    public static void main(String[] args) {
        // The demo's simulators forget everything at the end, so by default its data is as short-lived.
        PuenteCommands.run(
                PuenteGateway.class,
                Map.of("puente.demo.scratch", DemoFolder.usual().toString()),
                args);
    }
}
