package io.puente.siebel.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * The calls under way at one time, by server address. A Siebel Application Interface takes 20 by default, shared with
 * all its other REST clients; saturating it starves the customer's own integrations. Thread-safe.
 */
public final class ServerLimits {
    private final Map<String, Shared> servers = new HashMap<>();

    /** A place among those who call one server; closed once. */
    public final class Seat implements AutoCloseable {
        private final String address;
        private final Shared shared;
        private boolean left;

        private Seat(String address, Shared shared) {
            this.address = address;
            this.shared = shared;
        }

        void enter() throws InterruptedException {
            shared.permits.acquire();
        }

        void leave() {
            shared.permits.release();
        }

        @Override
        public void close() {
            synchronized (servers) {
                if (!left) {
                    left = true;
                    shared.seats--;
                    if (shared.seats == 0) {
                        servers.remove(address, shared);
                    }
                }
            }
        }
    }

    /** Of several wishes for one server the smallest counts: whoever knows of less room is right. */
    public Seat join(String address, int mostAtOnce) {
        synchronized (servers) {
            Shared shared = servers.computeIfAbsent(address, any -> new Shared(mostAtOnce));
            shared.lowerTo(mostAtOnce);
            shared.seats++;
            return new Seat(address, shared);
        }
    }

    private static final class Shared {
        private final Shrinking permits;
        private int most;
        private int seats;

        Shared(int most) {
            this.most = most;
            this.permits = new Shrinking(most);
        }

        void lowerTo(int wanted) {
            if (wanted < most) {
                permits.reducePermits(most - wanted);
                most = wanted;
            }
        }
    }

    private static final class Shrinking extends Semaphore {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Shrinking(int permits) {
            super(permits, true);
        }

        @Override
        public void reducePermits(int reduction) {
            super.reducePermits(reduction);
        }
    }
}
