package io.puente.simulator.siebel.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.records.ObjectManager;
import io.puente.simulator.siebel.records.RowLocks;
import io.puente.simulator.state.UndoLog;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/** Lets writes of one row at the same time conflict, where that is switched on. */
final class WriteClaims {
    private final ObjectManager om;
    private final Runnable work;

    /** @param work that a write takes while it keeps its rows */
    WriteClaims(ObjectManager om, Runnable work) {
        this.om = om;
        this.work = work;
    }

    <T> T during(DataPath path, JsonNode body, Function<UndoLog, T> write) {
        if (!om.on(Behaviour.CONCURRENT_WRITES_CONFLICT)) {
            work.run();
            return om.write(write);
        }
        Set<String> claimed = new LinkedHashSet<>();
        try {
            for (String id : rows(path, body)) {
                if (!om.rowLocks().enter(id)) {
                    throw RowLocks.modified();
                }
                claimed.add(id);
            }
            work.run();
            return om.write(write);
        } finally {
            claimed.forEach(om.rowLocks()::leave);
        }
    }

    private static Set<String> rows(DataPath path, JsonNode body) {
        Set<String> ids = new LinkedHashSet<>();
        for (Step step : path.steps()) {
            if (step.id() != null) {
                ids.add(step.id());
            }
        }
        body.findValuesAsText("Id").forEach(ids::add);
        return ids;
    }
}
