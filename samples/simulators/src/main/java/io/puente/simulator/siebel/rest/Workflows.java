package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.siebel.records.SiebelException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Workflows of the site, each a function of its arguments. None at start. Thread-safe. */
public final class Workflows {
    private final Map<String, UnaryOperator<Map<String, String>>> workflows = new ConcurrentHashMap<>();

    /** Deploys a workflow and ties it to the integration user's responsibility. */
    public void deploy(String name, UnaryOperator<Map<String, String>> workflow) {
        workflows.put(name, workflow);
    }

    /** A failure of the business is no failure of the call: it comes as {@code Error Code} with 200. */
    SimulatorReply run(String name, JsonNode arguments) {
        UnaryOperator<Map<String, String>> workflow = workflows.get(name);
        if (workflow == null) {
            throw SiebelException.coded(
                    403, "SBL-DAT-00825", "Access to the resource '" + name + "' of the type 'BUS_PROC' is denied");
        }
        Map<String, String> in = new LinkedHashMap<>();
        arguments
                .properties()
                .forEach(entry -> in.put(entry.getKey(), entry.getValue().asText()));
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("Error Code", "").put("Error Message", "");
        try {
            workflow.apply(in).forEach(out::put);
        } catch (SiebelException e) {
            out.put("Error Code", "1").put("Error Message", e.getMessage());
        }
        return SimulatorReply.json(200, out);
    }

    void reset() {
        workflows.clear();
    }
}
