package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.SiebelException;
import java.util.Map;

/** The answers that carry no record. */
final class Answers {
    private static final String NO_DATA = "There is no data for the requested resource";

    private Answers() {}

    static SimulatorReply refusal(ObjectManager om, SiebelException refusal) {
        return om.on(Behaviour.ERRORS_WITHOUT_BODY)
                ? SimulatorReply.empty(refusal.status())
                : SimulatorReply.json(refusal.status(), Map.of("ERROR", String.valueOf(refusal.getMessage())));
    }

    static SimulatorReply noData(ObjectManager om) {
        if (om.on(Behaviour.EMPTY_RESULT_IS_204)) {
            return SimulatorReply.empty(204);
        }
        if (om.on(Behaviour.EMPTY_RESULT_IS_200)) {
            return SimulatorReply.json(200, Map.of("items", JsonNodeFactory.instance.arrayNode()));
        }
        return refusal(om, gone(om));
    }

    static SiebelException gone(ObjectManager om) {
        return SiebelException.plain(404, NO_DATA + (om.on(Behaviour.EMPTY_RESULT_TEXT_WITH_DOT) ? "." : ""));
    }
}
