package io.puente.rehearse;

import io.puente.delivery.CallForecast;
import io.puente.rehearse.RehearsalReport.ChangeSet;
import io.puente.rehearse.RehearsalReport.PersonChanges;
import io.puente.rehearse.Tally.ObjectTally;

/** Makes the report of what was found. */
final class Conclusion {

    private Conclusion() {}

    /** @param conversations looked at */
    static RehearsalReport of(RehearsalRequest request, Metadata metadata, int conversations, SoFar all) {
        Tally tally = all.tally();
        long rejected = tally.count(Outcome.REJECTED);
        int problems = metadata.problems().size();
        long allowed = request.limits().allowRejected();
        return new RehearsalReport(
                RehearsalReport.FORMAT,
                request.crm().value(),
                request.candidate().name(),
                request.active().version(),
                request.candidate().mapping().version(),
                request.yielding().clock().instant(),
                all.millis(),
                new RehearsalReport.Verdict(
                        rejected > allowed || problems > 0 ? 1 : 0, rejected, tally.newlyRejected(), allowed, problems),
                new RehearsalReport.Scope(
                        request.source(), conversations, tally.people(), tally.records(), tally.messages()),
                metadata.problems(),
                tally.objects().stream().map(ObjectTally::found).toList(),
                tally.cases(),
                calls(request, tally),
                new ChangeSet(
                        tally.changes().size(),
                        tally.changes().stream()
                                .mapToLong(PersonChanges::records)
                                .sum(),
                        tally.changes()),
                all.recorded());
    }

    private static RehearsalReport.Calls calls(RehearsalRequest request, Tally tally) {
        Tally.Forecasts forecasts = tally.calls();
        CallForecast.Calls present =
                Results.forecast(request, true, forecasts.present()).end();
        CallForecast.Calls fresh =
                Results.forecast(request, true, forecasts.fresh()).end();
        return new RehearsalReport.Calls(
                present.all(),
                fresh.all(),
                Results.forecast(request, false, forecasts.remap()).end().all(),
                perThousand(present.all(), tally),
                perThousand(fresh.all(), tally),
                present.writes(),
                fresh.writes());
    }

    private static double perThousand(long calls, Tally tally) {
        return tally.messages() == 0 ? 0 : Math.round(10_000.0 * calls / tally.messages()) / 10.0;
    }
}
