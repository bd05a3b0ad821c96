package io.puente.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the measurements named on the command line, or all of them, and prints what they saw. {@code --seconds=N} and
 * {@code --rounds=N} change how long, {@code --crm=salesforce|dynamics|siebel|all} {@code --dynamics-batch=N} and
 * {@code --mapping=transcript} what; the first argument {@code gateway} starts the child that is measured.
 */
public final class BenchmarkMain {

    private BenchmarkMain() {}

    /** One measurement; prints its own figures. */
    interface Measurement {
        void run(Options options, PrintStream out) throws Exception;
    }

    /** Measures one CRM after another. */
    interface OfEachCrm extends Measurement {
        void run(String crm, Options options, PrintStream out) throws Exception;

        @Override
        default void run(Options options, PrintStream out) throws Exception {
            for (String crm : options.crms()) {
                out.println("  -- " + crm);
                run(crm, options, out);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("gateway")) {
            MeasuredGateway.main(Arrays.copyOfRange(args, 1, args.length));
            return;
        }
        Map<String, Measurement> known = new LinkedHashMap<>();
        known.put("ack", new AckThroughput());
        known.put("ack-latency", new AckLatency());
        known.put("backlog", new BacklogCalls());
        known.put("trickle", new Trickle());
        known.put("fanout", new FanOut());
        known.put("burst", new TenMessageCase());
        known.put("sustained", new SustainedRate());
        known.put("rehearse", new RehearsalRate());
        known.put("startup", new StartUp());
        known.put("prediction", new Prediction());
        known.put("mapping", new MappingSpeed());
        List<String> chosen = new ArrayList<>();
        Options options = Options.parse(args, chosen);
        for (String name : chosen.isEmpty() ? List.copyOf(known.keySet()) : chosen) {
            Measurement measurement = known.get(name);
            if (measurement == null) {
                System.err.println(
                        "no measurement is named '" + name + "'; there are " + String.join(", ", known.keySet()));
                System.exit(2);
                return;
            }
            System.out.println("== " + name);
            measurement.run(options, System.out);
        }
        System.exit(0);
    }
}
