package io.puente.doctor;

import io.puente.spi.TargetFailure;
import io.puente.spi.Transport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The machine and the settings. */
final class GatewayChecks {
    private static final long MEGABYTE = 1024L * 1024;
    private static final long TIGHT = 1024 * MEGABYTE;
    private static final long FULL = 100 * MEGABYTE;

    private final Path data;
    private final URI graph;
    private final Transport transport;
    private final Clock clock;
    private final List<String> remarks;

    /** @param remarks on the settings: each is allowed, and probably not what is wanted */
    GatewayChecks(Path data, URI graph, Transport transport, Clock clock, List<String> remarks) {
        this.data = data;
        this.graph = graph;
        this.transport = transport;
        this.clock = clock;
        this.remarks = remarks;
    }

    List<Check> all() {
        return List.of(
                new NamedCheck("gateway.data", "gateway", this::folder),
                new NamedCheck("gateway.clock", "gateway", this::time),
                new NamedCheck("gateway.settings", "gateway", this::settings));
    }

    private List<Finding> folder(Check check) {
        Path folder = data.toAbsolutePath();
        if (!Files.exists(folder)) {
            // Whoever asks need not be the user that the gateway runs as.
            return List.of(Finding.skipped(check, folder + " is not there yet; a gateway makes it when it starts"));
        }
        try {
            Path trial = Files.createTempFile(folder, "doctor", ".tmp");
            Files.delete(trial);
            FileStore disk = Files.getFileStore(folder);
            long free = disk.getUsableSpace();
            String space = free / MEGABYTE + " MB free at " + folder;
            if (free < FULL) {
                return List.of(Finding.failed(
                        check, space + "; soon no webhook can be accepted", "make room, or set puente.data", ""));
            }
            if (free < TIGHT) {
                return List.of(Finding.warning(check, space, "make room before it is used up", ""));
            }
            return List.of(Finding.ok(check, "the data folder can be written; " + space));
        } catch (IOException | SecurityException e) {
            return List.of(Finding.failed(
                    check,
                    "the data folder " + folder + " cannot be written; no webhook can be accepted",
                    "give the user that runs the gateway the right to write there, or set puente.data",
                    ""));
        }
    }

    private List<Finding> time(Check check) throws InterruptedException {
        var meta = new ServerClock(clock);
        try {
            meta.ask(transport, graph.toString() + "/");
        } catch (TargetFailure failure) {
            return List.of(Finding.skipped(
                    check, "not compared with Meta's clock: " + graph.getHost() + " cannot be reached"));
        }
        Optional<Duration> ahead = meta.ahead();
        return List.of(
                ahead.isPresent()
                        ? ClockFinding.of(check, "Meta", ahead.get())
                        : Finding.skipped(check, graph.getHost() + " does not tell its time"));
    }

    private List<Finding> settings(Check check) {
        if (remarks.isEmpty()) {
            return List.of(Finding.ok(check, "nothing in the settings contradicts itself"));
        }
        List<Finding> findings = new ArrayList<>();
        for (String remark : remarks) {
            findings.add(Finding.warning(check, remark, "see the settings in the README", ""));
        }
        return findings;
    }
}
