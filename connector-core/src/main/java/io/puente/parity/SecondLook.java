package io.puente.parity;

import io.puente.mapping.MappedObject;
import io.puente.model.ContactKey;
import io.puente.spi.RecordReader.Found;
import io.puente.spi.TargetFailure;
import io.puente.store.LeaseLost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans and reads again what differed. A difference counts if our own state of the record was the same before and after
 * reading; a record that keeps changing is behind, whatever it looks like. One thread at a time.
 */
final class SecondLook {
    private static final int ROUNDS = 3;
    private static final int PEOPLE = 200;

    private final Comparison comparison;
    private final BackgroundReader reader;
    private final Tally tally;

    SecondLook(Comparison comparison, BackgroundReader reader, Tally tally) {
        this.comparison = comparison;
        this.reader = reader;
        this.tally = tally;
    }

    /** @param suspects names of records by their people; those that are no longer anybody's count as never seen */
    void at(Map<ContactKey, Set<String>> suspects) throws TargetFailure, InterruptedException, LeaseLost {
        Map<ContactKey, Set<String>> open = new LinkedHashMap<>(suspects);
        for (int round = 1; !open.isEmpty(); round++) {
            Map<ContactKey, Set<String>> restless = new LinkedHashMap<>();
            List<ContactKey> contacts = List.copyOf(open.keySet());
            for (int from = 0; from < contacts.size(); from += PEOPLE) {
                Map<ContactKey, Set<String>> part = new LinkedHashMap<>();
                for (ContactKey contact : contacts.subList(from, Math.min(contacts.size(), from + PEOPLE))) {
                    part.put(contact, open.getOrDefault(contact, Set.of()));
                }
                for (Judgement judgement : restless(part)) {
                    if (round >= ROUNDS) {
                        tally.count(behind(judgement));
                    } else {
                        note(restless, judgement);
                    }
                }
            }
            open = restless;
        }
    }

    /** Counts what is certain. @return what changed while it was looked at */
    private List<Judgement> restless(Map<ContactKey, Set<String>> part)
            throws TargetFailure, InterruptedException, LeaseLost {
        var doubtful = new ArrayList<Judgement>();
        Map<ContactKey, Set<String>> doubted = new LinkedHashMap<>();
        for (Judgement judgement : look(comparison.now(part))) {
            if (judgement.certain()) {
                tally.count(judgement);
            } else {
                doubtful.add(judgement);
                note(doubted, judgement);
            }
        }
        Map<String, Subject> after = new HashMap<>();
        comparison.now(doubted).forEach(subject -> after.put(subject.name(), subject));
        var restless = new ArrayList<Judgement>();
        for (Judgement judgement : doubtful) {
            Subject now = after.get(judgement.subject().name());
            if (now != null && judgement.subject().sameStand(now)) {
                tally.count(judgement);
            } else {
                restless.add(judgement);
            }
        }
        return restless;
    }

    private static void note(Map<ContactKey, Set<String>> names, Judgement judgement) {
        names.computeIfAbsent(judgement.subject().contact(), contact -> new HashSet<>())
                .add(judgement.subject().name());
    }

    private List<Judgement> look(List<Subject> subjects) throws TargetFailure, InterruptedException, LeaseLost {
        Map<MappedObject, List<Subject>> byObject = new LinkedHashMap<>();
        subjects.forEach(subject -> byObject.computeIfAbsent(subject.object(), object -> new ArrayList<>())
                .add(subject));
        var judgements = new ArrayList<Judgement>();
        int page = reader.keysPerCall();
        for (Map.Entry<MappedObject, List<Subject>> entry : byObject.entrySet()) {
            List<Subject> all = entry.getValue();
            for (int from = 0; from < all.size(); from += page) {
                List<Subject> some = all.subList(from, Math.min(all.size(), from + page));
                judgements.addAll(whereabouts(entry.getKey(), comparison.look(entry.getKey(), some)));
            }
        }
        return judgements;
    }

    /** Tells those that are gone from those that only lost our key. */
    private List<Judgement> whereabouts(MappedObject object, List<Judgement> judgements)
            throws TargetFailure, InterruptedException, LeaseLost {
        Set<String> recordIds = new HashSet<>();
        for (Judgement judgement : judgements) {
            String recordId = judgement.subject().recordId();
            if (judgement.gone() && recordId != null) {
                recordIds.add(recordId);
            }
        }
        if (recordIds.isEmpty()) {
            return judgements;
        }
        Map<String, Found> there = new HashMap<>();
        reader.byId(object, recordIds).forEach(found -> there.put(found.recordId(), found));
        return judgements.stream()
                .map(judgement -> {
                    Found found =
                            judgement.gone() ? there.get(judgement.subject().recordId()) : null;
                    return found == null ? judgement : comparison.again(judgement, found);
                })
                .toList();
    }

    private static Judgement behind(Judgement judgement) {
        Subject subject = judgement.subject();
        List<Finding> findings = judgement.findings().stream()
                .map(finding -> new Finding(
                        finding.kind(),
                        Cause.BEHIND,
                        finding.recordId(),
                        finding.fields(),
                        null,
                        subject.row().dirtySince()))
                .toList();
        return new Judgement(subject, judgement.main(), judgement.differing(), findings);
    }
}
