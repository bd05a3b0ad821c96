package io.puente.benchmark;

import io.puente.benchmark.PredictionPeople.Talk;
import io.puente.mapping.CrmMapping;
import io.puente.mapping.MapOutcome.Mapped;
import io.puente.mapping.MapOutcome.ParentReference;
import io.puente.mapping.MapOutcome.WhenMissing;
import io.puente.mapping.MappedObject;
import io.puente.mapping.MappingInput;
import io.puente.mapping.ValueCheck;
import io.puente.mapping.ValueIssue;
import io.puente.model.CanonicalKind;
import io.puente.spi.Change;
import io.puente.spi.ChangeBatch;
import io.puente.spi.ChangeResult;
import io.puente.spi.CrmConnector;
import io.puente.spi.ExternalKey;
import io.puente.spi.Failure;
import io.puente.spi.FieldValue;
import io.puente.spi.Reference;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes conversations into one CRM, parents first, and compares what {@link ValueCheck} said of each record before it was
 * written with what the CRM said of it. Not thread-safe.
 */
final class PredictionRun {
    private final CrmMapping mapping;
    /** Record ids by object name and key. */
    private final Map<String, String> ids = new HashMap<>();

    PredictionRun(CrmMapping mapping) {
        this.mapping = mapping;
    }

    private record Planned(Change change, List<ValueIssue> issues) {}

    List<String> recordIds(String object) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(object + " "))
                .map(Map.Entry::getValue)
                .toList();
    }

    PredictionTally write(CrmConnector connector, ValueCheck check, List<Talk> talks)
            throws TargetFailure, InterruptedException {
        PredictionTally tally = new PredictionTally();
        for (MappedObject object : mapping.objects()) {
            Map<String, Planned> planned = new LinkedHashMap<>();
            for (Talk talk : talks) {
                for (MappingInput input : inputs(talk, object.from())) {
                    plan(object, input, check, planned);
                }
            }
            for (List<Planned> batch : batches(planned, connector.capabilities().maxBatch())) {
                write(connector, object, batch, tally);
            }
        }
        return tally;
    }

    private static List<MappingInput> inputs(Talk talk, CanonicalKind kind) {
        return talk.inputs().stream()
                .filter(input -> switch (kind) {
                    case CONTACT, ENGAGEMENT -> input.equals(talk.inputs().get(0));
                    case MESSAGE -> input.message() != null;
                    case CONSENT -> input.consent() != null;
                })
                .toList();
    }

    private void plan(MappedObject object, MappingInput input, ValueCheck check, Map<String, Planned> planned) {
        if (object.map(input) instanceof Mapped mapped) {
            List<Mapped> all = new ArrayList<>(List.of(mapped));
            if (mapped.split() != null) {
                all.addAll(mapped.split().further());
            }
            for (Mapped record : all) {
                change(object, record)
                        .ifPresent(change -> planned.put(
                                change.key().value(),
                                new Planned(change, check.check(object, record, change.recordId() == null))));
            }
        }
    }

    /** @return empty if it waits for a parent */
    private Optional<Change> change(MappedObject object, Mapped record) {
        List<Reference> references = new ArrayList<>();
        for (ParentReference wanted : record.references()) {
            String id = ids.get(wanted.object() + " " + wanted.parentKey());
            if (id != null) {
                MappedObject parent = parent(wanted.object());
                references.add(new Reference(
                        wanted.field(), parent.writes(), new ExternalKey(parent.keyField(), wanted.parentKey()), id));
            } else if (!wanted.parentKey().isEmpty() || wanted.whenMissing() == WhenMissing.WAIT) {
                return Optional.empty();
            }
        }
        String id = ids.get(object.name() + " " + record.key().value());
        Map<String, FieldValue> fields = new LinkedHashMap<>(record.always());
        if (id == null) {
            fields.putAll(record.create());
            fields.putAll(record.whenEmpty());
        }
        return Optional.of(
                new Change(object.writes(), record.key(), id, record.key().value(), fields, references, false, false));
    }

    private MappedObject parent(String name) {
        return mapping.objects().stream()
                .filter(object -> object.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<List<Planned>> batches(Map<String, Planned> planned, int size) {
        List<Planned> all = List.copyOf(planned.values());
        List<List<Planned>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            batches.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return batches;
    }

    private void write(CrmConnector connector, MappedObject object, List<Planned> batch, PredictionTally tally)
            throws InterruptedException {
        Map<String, Planned> byKey =
                batch.stream().collect(Collectors.toMap(p -> p.change().key().value(), p -> p));
        try {
            List<Change> changes = batch.stream().map(Planned::change).toList();
            for (ChangeResult result : connector.write(new ChangeBatch(object.writes(), changes))) {
                Planned planned = java.util.Objects.requireNonNull(
                        byKey.get(result.change().key().value()));
                if (result instanceof ChangeResult.Applied applied) {
                    ids.put(object.name() + " " + applied.change().key().value(), applied.recordId());
                    count(planned, null, tally);
                } else if (result instanceof ChangeResult.Rejected rejected) {
                    count(planned, rejected.failure(), tally);
                }
            }
        } catch (TargetFailure e) {
            if (batch.size() == 1) {
                count(batch.get(0), e.failure(), tally);
                return;
            }
            // What concerns the whole CRM is said of the batch; each record is asked about alone.
            for (Planned one : batch) {
                write(connector, object, List.of(one), tally);
            }
        }
    }

    private static void count(Planned planned, @Nullable Failure failure, PredictionTally tally) {
        boolean foretold = planned.issues().stream().anyMatch(ValueIssue::refused);
        tally.writes++;
        tally.lost += planned.issues().stream().anyMatch(issue -> !issue.refused()) ? 1 : 0;
        if (failure == null) {
            tally.falseAlarms += foretold ? 1 : 0;
            return;
        }
        tally.failures++;
        tally.predicted += foretold ? 1 : 0;
        tally.missed += foretold ? 0 : 1;
        boolean named = failure.fields().isEmpty()
                || planned.issues().stream().anyMatch(issue -> failure.fields().contains(issue.field()));
        tally.otherField += foretold && !named ? 1 : 0;
    }
}
