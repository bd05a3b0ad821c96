package io.puente.simulator.siebel.repository;

import java.util.Map;

/**
 * One component of an integration object.
 *
 * @param jsonNames by field of the business component; fields not named keep their name
 */
public record Component(String name, String busComp, Map<String, String> jsonNames) {

    public Component {
        jsonNames = Map.copyOf(jsonNames);
    }

    /** Under the names of the business component. */
    public static Component plain(String busComp) {
        return new Component(busComp, busComp, Map.of());
    }
}
