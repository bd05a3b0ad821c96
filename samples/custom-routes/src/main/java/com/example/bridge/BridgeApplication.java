package com.example.bridge;

import io.puente.command.PuenteCommands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Puente comes in by its jars: connector-core brings the gateway and its commands, connector-salesforce the type {@code salesforce}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BridgeApplication {

    public static void main(String[] args) {
        PuenteCommands.run(BridgeApplication.class, args);
    }
}
