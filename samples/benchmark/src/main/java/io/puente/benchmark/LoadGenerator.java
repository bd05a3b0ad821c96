package io.puente.benchmark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Posts prepared requests over a fixed number of keep-alive connections from one thread, so that it takes little of the
 * two cores it shares with what it measures. Closed loop without a rate; with a rate the latency counts from the moment
 * a request was due, so that a stall is not hidden.
 */
final class LoadGenerator {

    private final InetSocketAddress address;
    private final int connections;

    LoadGenerator(InetSocketAddress address, int connections) {
        this.address = address;
        this.connections = connections;
    }

    /**
     * What a run saw.
     *
     * @param latenciesNanos sorted
     * @param refused answers other than 200
     */
    record Result(long[] latenciesNanos, long refused, double seconds) {
        double perSecond() {
            return latenciesNanos.length / seconds;
        }

        double millisAt(double share) {
            if (latenciesNanos.length == 0) {
                return Double.NaN;
            }
            int index = (int) Math.min(latenciesNanos.length - 1, Math.floor(latenciesNanos.length * share));
            return latenciesNanos[index] / 1e6;
        }
    }

    /**
     * Sends until the requests or the time are used up.
     *
     * @param requests next whole HTTP request, null when there are no more
     * @param perSecond 0 for as fast as the answers allow
     */
    Result run(Supplier<byte @Nullable []> requests, double perSecond, double seconds) throws IOException {
        var latencies = new Latencies();
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        long scheduled = 0;
        boolean exhausted = false;
        List<Connection> idle = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            int underWay = 0;
            while (true) {
                long now = System.nanoTime();
                while (!exhausted && underWay < connections && now < end) {
                    long due = perSecond <= 0 ? now : start + (long) (scheduled / perSecond * 1e9);
                    if (due > now) {
                        break;
                    }
                    byte[] request = requests.get();
                    if (request == null) {
                        exhausted = true;
                        break;
                    }
                    scheduled++;
                    // Opened when needed: the server closes one on which nothing comes.
                    Connection free = idle.isEmpty() ? new Connection(selector, address) : idle.remove(idle.size() - 1);
                    free.send(request, due);
                    underWay++;
                }
                if (underWay == 0 && (exhausted || now >= end)) {
                    break;
                }
                if (perSecond > 0 && underWay < connections) {
                    selector.selectNow();
                } else {
                    selector.select(1);
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    var connection = (Connection) key.attachment();
                    if (connection.ready()) {
                        latencies.add(System.nanoTime() - connection.due, connection.ok);
                        idle.add(connection);
                        underWay--;
                    }
                }
                selector.selectedKeys().clear();
            }
            for (Connection connection : idle) {
                connection.channel.close();
            }
        }
        return latencies.result((System.nanoTime() - start) / 1e9);
    }

    /** One keep-alive connection with at most one request under way. */
    private static final class Connection {
        private final SocketChannel channel;
        private final SelectionKey key;
        private final ByteBuffer in = ByteBuffer.allocate(16 * 1024);
        private @Nullable ByteBuffer out;
        private long due;
        private boolean ok;

        Connection(Selector selector, InetSocketAddress address) throws IOException {
            channel = SocketChannel.open(address);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(byte[] request, long dueNanos) throws IOException {
            due = dueNanos;
            ByteBuffer buffer = ByteBuffer.wrap(request);
            channel.write(buffer);
            out = buffer.hasRemaining() ? buffer : null;
            key.interestOps(out == null ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }

        /** True when the whole answer is there. */
        boolean ready() throws IOException {
            ByteBuffer rest = out;
            if (rest != null && key.isWritable()) {
                channel.write(rest);
                if (!rest.hasRemaining()) {
                    out = null;
                    key.interestOps(SelectionKey.OP_READ);
                }
            }
            if (!key.isReadable()) {
                return false;
            }
            if (channel.read(in) < 0) {
                throw new IOException("the server closed a connection under load");
            }
            String answer = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
            int headEnd = answer.indexOf("\r\n\r\n");
            if (headEnd < 0) {
                return false;
            }
            int bodyLength = bodyLength(answer.substring(0, headEnd));
            if (answer.length() < headEnd + 4 + bodyLength) {
                return false;
            }
            ok = answer.startsWith("HTTP/1.1 200");
            in.clear();
            return true;
        }

        private static int bodyLength(String head) {
            for (String line : head.split("\r\n")) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    return Integer.parseInt(line.substring(15).trim());
                }
            }
            return 0;
        }
    }

    private static final class Latencies {
        private long[] nanos = new long[1 << 16];
        private int count;
        private long refused;

        void add(long value, boolean ok) {
            if (!ok) {
                refused++;
                return;
            }
            if (count == nanos.length) {
                nanos = java.util.Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = value;
        }

        Result result(double seconds) {
            long[] sorted = java.util.Arrays.copyOf(nanos, count);
            java.util.Arrays.sort(sorted);
            return new Result(sorted, refused, seconds);
        }
    }
}
