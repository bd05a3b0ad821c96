package io.puente.spi;

import java.util.List;
import java.util.Optional;

/**
 * One CRM, reached with one set of credentials. Life cycle: created by its factory without any call to the CRM, used by
 * several threads, closed once (a second close does nothing).
 *
 * <p>Thread-safety: {@link #write} may run on up to {@link Capabilities#maxConcurrentCalls()} threads, never with one
 * lane or key in two calls at once; {@link #probe} and the roles at any time. An interrupt ends a call soon with
 * {@link InterruptedException} and, other than in the JDK, leaves the flag set; {@link Transport} does both.
 *
 * <p>A connector neither retries nor waits: what failed is told, and core decides. The one exception is a token that has
 * expired, which is renewed once.
 *
 * <p>The roles are optional: a CRM that cannot do a thing returns empty, and core tells the user so.
 */
public interface CrmConnector extends AutoCloseable {

    Capabilities capabilities();

    /**
     * Writes a batch.
     *
     * @return one result per change, in order; an empty batch makes no call
     * @throws IllegalArgumentException if the batch breaks {@link Capabilities#maxBatch()}
     * @throws TargetFailure if no result can be given; a connector that cannot tell what happened throws
     *     {@link FailureKind#UNKNOWN_OUTCOME} and never invents a success
     */
    List<ChangeResult> write(ChangeBatch batch) throws TargetFailure, InterruptedException;

    /** The cheapest call that proves credentials and reachability. */
    void probe() throws TargetFailure, InterruptedException;

    default Optional<RecordReader> reader() {
        return Optional.empty();
    }

    /** As {@link #reader()}, with its calls counted under this purpose where the connector can tell them apart. */
    default Optional<RecordReader> reader(CallMeter.Purpose purpose) {
        return reader();
    }

    default Optional<SchemaReader> schema() {
        return Optional.empty();
    }

    default Optional<ChangeWatcher> watcher() {
        return Optional.empty();
    }

    default Optional<Provisioner> provisioner() {
        return Optional.empty();
    }

    default Optional<SetupGuide> setupGuide() {
        return Optional.empty();
    }

    /** The CRM's own count of calls used and allowed, as its last answer said. */
    default Optional<Budget> budget() {
        return Optional.empty();
    }

    @Override
    void close();
}
