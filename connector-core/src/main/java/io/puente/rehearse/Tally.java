package io.puente.rehearse;

import io.puente.delivery.CallForecast;
import io.puente.rehearse.RehearsalReport.Cases;
import io.puente.rehearse.RehearsalReport.ObjectReport;
import io.puente.rehearse.RehearsalReport.PersonChanges;
import java.util.List;
import java.util.Map;

/**
 * What was found in the people looked at so far: a value that can be written, read and gone on from, and that the report
 * is made of. Holds customers' values.
 *
 * @param messages loaded
 * @param newlyRejected records that the present mapping writes
 * @param objects in the report's order
 * @param changes whose records would change
 */
record Tally(
        long people,
        long records,
        long messages,
        long newlyRejected,
        List<ObjectTally> objects,
        Cases cases,
        List<PersonChanges> changes,
        Forecasts calls) {
    static final Tally NOTHING = new Tally(
            0,
            0,
            0,
            0,
            List.of(),
            new Cases(0, 0, 0, 0, List.of()),
            List.of(),
            new Forecasts(CallForecast.SoFar.NOTHING, CallForecast.SoFar.NOTHING, CallForecast.SoFar.NOTHING));

    /**
     * One object.
     *
     * @param listed examples by the kind that they are of
     */
    record ObjectTally(ObjectReport found, Map<String, Integer> listed) {

        @Override
        public String toString() {
            return found.object();
        }
    }

    /** For a first delivery with either mapping, and for writing what would change. */
    record Forecasts(CallForecast.SoFar present, CallForecast.SoFar fresh, CallForecast.SoFar remap) {}

    long count(Outcome outcome) {
        return objects.stream()
                .mapToLong(object -> object.found().counts().getOrDefault(outcome, 0L))
                .sum();
    }

    /** Numbers only: values are personal data. */
    @Override
    public String toString() {
        return people + " people, " + records + " records";
    }
}
