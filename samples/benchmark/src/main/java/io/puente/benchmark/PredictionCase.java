package io.puente.benchmark;

import java.util.List;

/**
 * One way in which a CRM stops to fit its mapping.
 *
 * @param visible whether the CRM's metadata show it
 * @param make what somebody does in the CRM
 */
record PredictionCase(String name, boolean visible, Runnable make) {

    static PredictionCase shown(String name, Runnable make) {
        return new PredictionCase(name, true, make);
    }

    static PredictionCase unseen(String name, Runnable make) {
        return new PredictionCase(name, false, make);
    }

    /** A CRM in which nothing has been changed yet. */
    interface Site extends AutoCloseable {
        SimulatedCrm crm();

        /** The cases of this CRM; each is for a site of its own. */
        List<PredictionCase> cases();

        /** @param recordIds of cases, which the CRM's lock is put on by the case that locks rows */
        void know(List<String> recordIds);

        @Override
        default void close() {
            crm().close();
        }
    }
}
