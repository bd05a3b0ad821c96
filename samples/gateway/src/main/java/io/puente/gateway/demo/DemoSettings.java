package io.puente.gateway.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo.
 *
 * @param play whether to play the conversations after start
 */
@ConfigurationProperties("puente.demo")
record DemoSettings(
        @DefaultValue("true") boolean play,
        @DefaultValue("9081") int whatsappPort,
        @DefaultValue("9082") int salesforcePort,
        @DefaultValue("9083") int dynamicsPort,
        @DefaultValue("9084") int siebelPort,
        @DefaultValue("") String scratch) {}
