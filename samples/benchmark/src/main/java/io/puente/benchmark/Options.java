package io.puente.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * How long to measure, and what.
 *
 * @param seconds of one round
 * @param rounds of each variant, interleaved
 * @param crms that are measured one after another
 * @param batch operations that one request to Dynamics may hold; 0 for the connector's default
 * @param transcript one text per case instead of one record per message
 */
record Options(int seconds, int rounds, List<String> crms, int batch, boolean transcript) {

    static final List<String> CRMS = List.of("salesforce", "dynamics", "siebel");

    static Options parse(String[] args, List<String> names) {
        int seconds = 10;
        int rounds = 5;
        List<String> crms = CRMS;
        int batch = 0;
        boolean transcript = false;
        for (String arg : args) {
            if (arg.startsWith("--seconds=")) {
                seconds = Integer.parseInt(arg.substring(10));
            } else if (arg.startsWith("--rounds=")) {
                rounds = Integer.parseInt(arg.substring(9));
            } else if (arg.startsWith("--crm=")) {
                crms = crms(arg.substring(6));
            } else if (arg.startsWith("--dynamics-batch=")) {
                batch = Integer.parseInt(arg.substring(17));
            } else if (arg.equals("--mapping=transcript")) {
                transcript = true;
            } else {
                names.add(arg);
            }
        }
        return new Options(seconds, rounds, crms, batch, transcript);
    }

    private static List<String> crms(String name) {
        if (name.equals("all")) {
            return CRMS;
        }
        if (!CRMS.contains(name)) {
            throw new IllegalArgumentException("--crm is '" + name + "'; allowed: all, " + String.join(", ", CRMS));
        }
        return List.of(name);
    }

    /** Settings of the gateway that were asked for. */
    List<String> targetSettings(String crm) {
        List<String> settings = new ArrayList<>();
        if (crm.equals("dynamics") && batch > 0) {
            settings.add("--puente.targets.dynamics.settings.max-batch=" + batch);
        }
        if (transcript) {
            settings.add("--puente.targets." + crm + ".mapping=classpath:mapping/" + crm + "-transcript.yaml");
        }
        return settings;
    }
}
