package io.puente.simulator;

import io.puente.simulator.dataverse.DataverseSimulator;
import io.puente.simulator.dataverse.DataverseSimulatorSettings;
import io.puente.simulator.salesforce.SalesforceSimulator;
import io.puente.simulator.salesforce.SalesforceSimulatorSettings;
import io.puente.simulator.siebel.SiebelSimulator;
import io.puente.simulator.siebel.SiebelSimulatorSettings;
import io.puente.simulator.whatsapp.WhatsAppSettings;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

/**
 * Runs simulators until stopped: {@code SimulatorMain whatsapp salesforce=9182}. Without names, all of them. The port
 * comes after the name, else from {@code PUENTE_SIM_<NAME>_PORT}, else it is the default.
 */
public final class SimulatorMain {
    private record Vendor(int defaultPort, IntFunction<Simulator> starter) {}

    private static final Map<String, Vendor> VENDORS = new LinkedHashMap<>();

    static {
        VENDORS.put("whatsapp", new Vendor(9081, SimulatorMain::whatsapp));
        VENDORS.put("salesforce", new Vendor(9082, SimulatorMain::salesforce));
        VENDORS.put("dataverse", new Vendor(9083, SimulatorMain::dataverse));
        VENDORS.put("siebel", new Vendor(9084, SimulatorMain::siebel));
    }

    private SimulatorMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, Integer> ports;
        try {
            ports = ports(Arrays.asList(arguments), System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        List<Simulator> running = new ArrayList<>();
        ports.forEach((name, port) -> {
            running.add(vendor(name).starter().apply(port));
            System.out.println("The " + name + " simulator listens on http://127.0.0.1:" + port + "/");
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.forEach(SimulatorMain::close)));
        new CountDownLatch(1).await();
    }

    /** @throws IllegalArgumentException naming every problem */
    static Map<String, Integer> ports(List<String> arguments, Map<String, String> environment) {
        List<String> chosen = arguments.isEmpty() ? List.copyOf(VENDORS.keySet()) : arguments;
        Map<String, Integer> ports = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (String argument : chosen) {
            String name = argument.replaceFirst("=.*", "");
            Vendor vendor = VENDORS.get(name);
            if (vendor == null) {
                problems.add("\"" + name + "\" is no simulator; there are " + VENDORS.keySet());
                continue;
            }
            String variable = "PUENTE_SIM_" + name.toUpperCase(Locale.ROOT) + "_PORT";
            String port = argument.contains("=")
                    ? argument.substring(name.length() + 1)
                    : environment.getOrDefault(variable, String.valueOf(vendor.defaultPort()));
            if (port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535) {
                ports.put(name, Integer.parseInt(port));
            } else {
                problems.add("The port of " + name + " is \"" + port + "\"; allowed: 1 to 65535");
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return ports;
    }

    private static Vendor vendor(String name) {
        Vendor vendor = VENDORS.get(name);
        if (vendor == null) {
            throw new IllegalArgumentException(name);
        }
        return vendor;
    }

    /** Secrets and callback come from PUENTE_SIM_WHATSAPP_TOKEN, _APP_SECRET, _VERIFY_TOKEN and _CALLBACK. */
    private static Simulator whatsapp(int port) {
        WhatsAppSettings demo = WhatsAppSettings.demo();
        Map<String, String> environment = System.getenv();
        WhatsAppSettings settings = demo.withPort(port)
                .withAutomatic(true)
                .withSecrets(
                        environment.getOrDefault("PUENTE_SIM_WHATSAPP_TOKEN", demo.accessToken()),
                        environment.getOrDefault("PUENTE_SIM_WHATSAPP_APP_SECRET", demo.appSecret()),
                        environment.getOrDefault("PUENTE_SIM_WHATSAPP_VERIFY_TOKEN", demo.verifyToken()));
        WhatsAppSimulator simulator = WhatsAppSimulator.start(settings);
        simulator
                .webhooks()
                .callback(URI.create(environment.getOrDefault(
                        "PUENTE_SIM_WHATSAPP_CALLBACK", "http://127.0.0.1:8080/webhooks/whatsapp")));
        return simulator;
    }

    private static Simulator salesforce(int port) {
        return SalesforceSimulator.start(SalesforceSimulatorSettings.demo().withPort(port));
    }

    private static Simulator siebel(int port) {
        return SiebelSimulator.start(SiebelSimulatorSettings.demo().withPort(port));
    }

    private static Simulator dataverse(int port) {
        return DataverseSimulator.start(DataverseSimulatorSettings.demo().withPort(port));
    }

    private static void close(Simulator simulator) {
        try {
            simulator.close();
        } catch (RuntimeException e) {
            System.err.println("A simulator did not stop: " + e);
        }
    }
}
