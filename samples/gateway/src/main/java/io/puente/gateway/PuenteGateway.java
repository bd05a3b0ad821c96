package io.puente.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway; settings come from application.yaml, the environment and the command line. */
@SpringBootApplication
public class PuenteGateway {

    public static void main(String[] args) {
        SpringApplication.run(PuenteGateway.class, args);
    }
}
