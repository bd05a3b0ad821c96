/**
 * The demo profile: simulators on loopback, a provisioned org, a dozen conversations played as signed webhooks, and the
 * cases they became. It uses the gateway from outside, over HTTP and through the connectors' roles. Nobody imports it.
 */
@NullMarked
package io.puente.gateway.demo;

import org.jspecify.annotations.NullMarked;
