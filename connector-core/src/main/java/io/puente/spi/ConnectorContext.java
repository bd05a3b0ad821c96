package io.puente.spi;

import io.puente.model.TargetId;
import java.time.Clock;

/**
 * What core gives a connector.
 *
 * @param transport HTTP to this target, with its proxy, trust store, client certificate and time-outs
 * @param meter to be told of every call made
 * @param clock never {@code Instant.now()}
 * @param guard to be asked by a connector that does not use {@code transport}
 */
public record ConnectorContext(
        TargetId target,
        ConnectorSettings settings,
        Transport transport,
        CallMeter meter,
        Clock clock,
        CallGuard guard) {

    public ConnectorContext(
            TargetId target, ConnectorSettings settings, Transport transport, CallMeter meter, Clock clock) {
        this(target, settings, transport, meter, clock, CallGuard.OPEN);
    }
}
