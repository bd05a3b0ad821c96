package io.puente.benchmark;

import java.util.List;
import java.util.function.Consumer;

/**
 * One way in which a CRM stops to fit its mapping.
 *
 * @param visible whether the CRM's metadata show it
 * @param make what somebody does in the CRM, given the record ids of its cases
 */
record PredictionCase(String name, boolean visible, Consumer<List<String>> make) {

    static PredictionCase shown(String name, Runnable make) {
        return new PredictionCase(name, true, caseIds -> make.run());
    }

    static PredictionCase unseen(String name, Runnable make) {
        return new PredictionCase(name, false, caseIds -> make.run());
    }

    /** @param lock lets somebody else hold a row from now on */
    static PredictionCase locked(Consumer<String> lock) {
        return new PredictionCase("rows locked", false, caseIds -> caseIds.forEach(lock));
    }

    /** A CRM in which nothing has been changed yet. */
    interface Site extends AutoCloseable {
        SimulatedCrm crm();

        /** The cases of this CRM; each is for a site of its own. */
        List<PredictionCase> cases();

        @Override
        default void close() {
            crm().close();
        }
    }
}
