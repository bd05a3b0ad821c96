package io.puente.doctor;

import io.puente.drift.Metadata;
import io.puente.mapping.FieldNeed;
import io.puente.mapping.MappingCheck;
import io.puente.mapping.MappingFile;
import io.puente.mapping.MappingProblems;
import io.puente.spi.Budget;
import io.puente.spi.ObjectName;
import io.puente.spi.Provisioner;
import io.puente.spi.SchemaReader.FieldSchema;
import io.puente.spi.SchemaReader.ObjectSchema;
import io.puente.spi.SetupGuide;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What every CRM must have: a way in, rights, Puente's own fields, fields for the mapping, calls left. */
final class CrmChecks {
    private static final double LITTLE_LEFT = 0.9;

    private final CrmUnderTest crm;

    CrmChecks(CrmUnderTest crm) {
        this.crm = crm;
    }

    List<Check> all() {
        return List.of(
                new NamedCheck("crm.access", crm.name(), this::access),
                afterAccess("crm.permissions", this::permissions),
                afterAccess("crm.set-up", this::setUp),
                afterAccess("crm.mapping", this::mapping),
                afterAccess("crm.allowance", this::allowance),
                afterAccess("crm.clock", this::time),
                afterAccess("crm.own", this::own));
    }

    /** What fails because nobody is let in is told once, by the check of that. */
    private Check afterAccess(String id, NamedCheck.Body body) {
        return new NamedCheck(id, crm.name(), check -> {
            try {
                return body.run(check);
            } catch (TargetFailure failure) {
                return switch (failure.failure().kind()) {
                    case UNAUTHORISED, UNAVAILABLE, THROTTLED, UNKNOWN_OUTCOME ->
                        List.of(Finding.skipped(check, "could not be looked at; see crm.access"));
                    case MISCONFIGURED, FORBIDDEN, INVALID_DATA, REFERENCE_MISSING, CONTENTION ->
                        List.of(Finding.failed(
                                check,
                                "the CRM refuses to tell: " + failure.failure().safeText(),
                                "give Puente's user the right to read it",
                                where(check.id())));
                };
            } catch (MappingProblems unreadable) {
                return check.id().equals("crm.mapping")
                        ? unreadable.problems().stream()
                                .map(problem -> Finding.failed(check, problem.text(), "correct the mapping", ""))
                                .toList()
                        : List.of(Finding.skipped(check, "could not be looked at; see crm.mapping"));
            }
        });
    }

    private String where(String check) {
        return crm.connector().setupGuide().map(guide -> guide.where(check)).orElse("");
    }

    private List<Finding> access(Check check) throws InterruptedException {
        try {
            crm.connector().probe();
            return List.of(Finding.ok(check, "the CRM can be reached and takes the credentials"));
        } catch (TargetFailure failure) {
            String said = failure.failure().safeText();
            String words = said.isBlank() ? failure.failure().vendorCode() : said;
            String where = where(check.id());
            return List.of(
                    switch (failure.failure().kind()) {
                        case UNAUTHORISED ->
                            Finding.failed(
                                    check,
                                    "the CRM does not take the credentials: " + words,
                                    "compare client id, secret, user and password with those in the CRM; has the secret"
                                            + " expired?",
                                    where);
                        case UNAVAILABLE, UNKNOWN_OUTCOME ->
                            Finding.failed(
                                    check,
                                    "the CRM cannot be reached or does not answer: " + words,
                                    "check its address in the settings, DNS, firewall, proxy, trust store, and whether it"
                                            + " is down",
                                    where);
                        case THROTTLED ->
                            Finding.warning(
                                    check,
                                    "the CRM asks to wait: " + words,
                                    "nothing; deliveries go on by themselves",
                                    "");
                        case MISCONFIGURED, FORBIDDEN, INVALID_DATA, REFERENCE_MISSING, CONTENTION ->
                            Finding.failed(
                                    check,
                                    "the CRM lets Puente's user in, but refuses the simplest question: " + words,
                                    "give the user the rights that the page 'connect' of this CRM lists",
                                    where);
                    });
        }
    }

    private List<Finding> permissions(Check check) throws TargetFailure, InterruptedException {
        if (!crm.metadata().possible()) {
            return List.of(Finding.skipped(check, "this CRM does not describe its fields"));
        }
        MappingFile file = crm.mapping().get();
        Metadata metadata = crm.metadata().of(file, true);
        Map<ObjectName, TreeSet<String>> written = new TreeMap<>();
        for (FieldNeed need : file.needs()) {
            written.computeIfAbsent(need.writes(), any -> new TreeSet<>()).add(need.field());
        }
        List<Finding> findings = new ArrayList<>();
        written.forEach((object, fields) ->
                permission(check, object, fields, metadata.describe(object)).ifPresent(findings::add));
        return findings.isEmpty()
                ? List.of(Finding.ok(
                        check, "Puente's user sees and may write all " + written.size() + " objects of the mapping"))
                : findings;
    }

    private Optional<Finding> permission(
            Check check, ObjectName object, TreeSet<String> fields, Optional<ObjectSchema> seen) {
        if (seen.isEmpty()) {
            return Optional.of(Finding.failed(
                    check,
                    "Puente's user does not see " + object + ", or it does not exist",
                    "install Puente's part first (crm.set-up), then give the user the right to read and write it",
                    where(check.id())));
        }
        List<String> closed = seen.get().fields().stream()
                .filter(field -> fields.contains(field.name()) && !field.createable())
                .map(FieldSchema::name)
                .toList();
        return closed.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.failed(
                        check,
                        "Puente's user may not write " + closed.size() + " of the " + fields.size() + " fields of "
                                + object + " that the mapping fills: " + String.join(", ", closed),
                        "give the user the right to edit them, or take them out of the mapping",
                        where(check.id())));
    }

    private List<Finding> setUp(Check check) throws TargetFailure, InterruptedException {
        Optional<Provisioner> provisioner = crm.connector().provisioner();
        if (provisioner.isEmpty()) {
            return List.of(Finding.skipped(check, "this connector needs nothing installed"));
        }
        List<Finding> findings = new ArrayList<>();
        for (Provisioner.Step step : provisioner.get().plan().steps()) {
            findings.add(Finding.failed(
                    check,
                    step.component() + " is missing: " + step.what(),
                    "POST /api/crms/" + crm.name() + "/provision, or have the CRM's administrator do it by hand",
                    where(check.id())));
        }
        return findings.isEmpty() ? List.of(Finding.ok(check, "everything that Puente needs is there")) : findings;
    }

    private List<Finding> mapping(Check check) throws TargetFailure, InterruptedException {
        if (!crm.metadata().possible()) {
            return List.of(Finding.skipped(check, "this CRM does not describe its fields"));
        }
        MappingFile file = crm.mapping().get();
        List<Finding> findings = MappingCheck.check(file, crm.metadata().of(file, true)).stream()
                .map(problem -> Finding.failed(
                        check, problem.text(), "correct the mapping, or the field in the CRM", where(check.id())))
                .collect(Collectors.toCollection(ArrayList::new));
        return findings.isEmpty()
                ? List.of(Finding.ok(check, "the CRM takes everything that " + file.name() + " writes"))
                : findings;
    }

    private List<Finding> allowance(Check check) throws TargetFailure, InterruptedException {
        Optional<Budget> budget = crm.connector().budget();
        if (budget.isEmpty()) {
            // Its answers tell; there may have been none yet.
            crm.connector().probe();
            budget = crm.connector().budget();
        }
        if (budget.isEmpty() || budget.get().allowed() <= 0) {
            return List.of(Finding.skipped(check, "this CRM does not tell how many calls are left"));
        }
        String says = budget.get().used() + " of " + budget.get().allowed() + " calls are used";
        String cure = "wait, lower the use of the other programs, or buy more calls";
        if (budget.get().share() >= 1) {
            return List.of(Finding.failed(check, says + "; the CRM takes no more", cure, where(check.id())));
        }
        if (budget.get().share() >= LITTLE_LEFT) {
            return List.of(Finding.warning(check, says, cure, where(check.id())));
        }
        return List.of(Finding.ok(check, says));
    }

    private List<Finding> time(Check check) throws TargetFailure, InterruptedException {
        crm.connector().probe();
        return List.of(crm.clock()
                .ahead()
                .map(ahead -> ClockFinding.of(check, crm.name(), ahead))
                .orElseGet(() -> Finding.skipped(check, "this CRM's answers do not tell its time; see gateway.clock")));
    }

    private List<Finding> own(Check check) throws TargetFailure, InterruptedException {
        Optional<SetupGuide> guide = crm.connector().setupGuide();
        List<Finding> findings = new ArrayList<>();
        if (guide.isPresent()) {
            for (SetupGuide.Observation seen : guide.get().look()) {
                Result result = switch (seen.verdict()) {
                    case GOOD -> Result.OK;
                    case BAD -> Result.FAILED;
                    case UNKNOWN -> Result.SKIPPED;
                };
                String where = seen.verdict() == SetupGuide.Verdict.GOOD ? "" : where(seen.check());
                findings.add(new Finding(seen.check(), crm.name(), result, seen.says(), seen.cure(), where));
            }
        }
        return findings;
    }
}
