package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.connector.Pause;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.Failure;
import io.puente.spi.FailureKind;
import io.puente.spi.HttpReply;
import io.puente.spi.Provisioner;
import io.puente.spi.TargetFailure;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Installs publisher, solution, tables, columns, relationships, alternate keys and the case origin, waits for the keys'
 * indexes and publishes. Dataverse knows no rollback of such steps, so each is looked up before it is made and running it
 * again completes what an earlier run left. Forms are not touched: what is shown where is the administrator's choice.
 */
public final class DynamicsProvisioner implements Provisioner {
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** Table, column, entity set, key, key columns: there already; somebody else was quicker. */
    private static final Set<String> THERE =
            Set.of("0x8004700b", "0x80047013", "0x8006089b", "0x80060893", "0x80060894", "0x80040237");

    private final DynamicsApi api;
    private final Tables tables;
    private final Surveyor surveyor;
    private final String solution;
    private final Duration timeout;
    private final Clock clock;
    private final Pause pause;

    public DynamicsProvisioner(
            DynamicsApi api, Tables tables, String solution, Duration timeout, Clock clock, Pause pause) {
        this.api = api;
        this.tables = tables;
        this.surveyor = new Surveyor(api, solution);
        this.solution = solution;
        this.timeout = timeout;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public Plan plan() throws TargetFailure, InterruptedException {
        return PlanWords.of(surveyor.survey(), solution);
    }

    /** Looks again before it acts, so that an old plan does no harm; an empty plan does nothing. */
    @Override
    public Plan apply(Plan plan) throws TargetFailure, InterruptedException {
        if (plan.complete()) {
            return plan;
        }
        OrgSurvey survey = surveyor.survey();
        List<Step> refused = new ArrayList<>();
        if (!survey.complete()) {
            install(survey, refused);
            PuenteSchema.TABLES.forEach(table -> tables.forget(table.name()));
            survey = surveyor.survey();
        }
        Set<String> named = refused.stream().map(Step::component).collect(Collectors.toSet());
        List<Step> left = new ArrayList<>(refused);
        PlanWords.remaining(survey, solution).stream()
                .filter(step -> !named.contains(step.component()))
                .forEach(left::add);
        return new Plan(left);
    }

    private void install(OrgSurvey survey, List<Step> refused) throws TargetFailure, InterruptedException {
        MetadataJson json = new MetadataJson(new SchemaLabels(surveyor.baseLanguage()));
        container(survey);
        for (SchemaTable table : survey.newTables()) {
            create(PlanWords.table(table), "/EntityDefinitions", json.table(table), refused);
        }
        for (Map.Entry<SchemaTable, List<SchemaColumn>> entry : survey.columns().entrySet()) {
            for (SchemaColumn column : entry.getValue()) {
                create(entry.getKey(), column, json, refused);
            }
        }
        List<SchemaTable> building = new ArrayList<>(survey.pendingKeys());
        for (SchemaTable table : survey.keys()) {
            if (create(PlanWords.key(table), definition(table) + "/Keys", json.key(table), refused)) {
                building.add(table);
            }
        }
        if (survey.originMissing()) {
            create(PlanWords.origin(), "/InsertOptionValue", json.origin(solution, freeOrigin(survey)), refused);
        }
        waitFor(building);
        if (survey.tablesChange()) {
            publish();
        }
    }

    private void container(OrgSurvey survey) throws TargetFailure, InterruptedException {
        String publisher = survey.publisherId().orElse("");
        if (publisher.isEmpty()) {
            ObjectNode body = DynamicsApi.JSON.createObjectNode();
            publisher = NameUuid.of("publisher", PuenteSchema.PREFIX);
            body.put("publisherid", publisher);
            body.put("uniquename", PuenteSchema.PREFIX);
            body.put("friendlyname", "Puente");
            body.put("customizationprefix", PuenteSchema.PREFIX);
            body.put("customizationoptionvalueprefix", PuenteSchema.OPTION_PREFIX);
            must(post("/publishers", body, false));
        }
        if (survey.solutionMissing()) {
            ObjectNode body = DynamicsApi.JSON.createObjectNode();
            body.put("uniquename", solution);
            body.put("friendlyname", "Puente: WhatsApp");
            body.put("version", "1.0.0.0");
            body.put("publisherid@odata.bind", "/publishers(" + publisher + ")");
            must(post("/solutions", body, false));
        }
    }

    private void create(SchemaTable table, SchemaColumn column, MetadataJson json, List<Step> refused)
            throws TargetFailure, InterruptedException {
        String component = PlanWords.column(table, column);
        if (column.type() != SchemaColumn.Type.LOOKUP) {
            create(component, definition(table) + "/Attributes", json.column(column), refused);
            return;
        }
        List<Step> first = new ArrayList<>();
        if (!create(component, "/RelationshipDefinitions", json.relationship(table, column, "NoCascade"), first)) {
            // Tables whose records can be merged may insist on cascading that.
            create(component, "/RelationshipDefinitions", json.relationship(table, column, "Cascade"), refused);
        }
    }

    /** @return whether it is there now */
    private boolean create(String component, String resource, ObjectNode body, List<Step> refused)
            throws TargetFailure, InterruptedException {
        HttpReply reply = post(resource, body, true);
        if (reply.success()) {
            return true;
        }
        DynamicsError error = DynamicsError.of(reply).orElse(null);
        if (error != null && THERE.contains(error.code())) {
            return true;
        }
        if (error == null || reply.status() != 400) {
            throw rights(reply);
        }
        String code = error.code().isEmpty() ? String.valueOf(reply.status()) : error.code();
        refused.add(new Step(component, "refused by Dynamics 365 with " + code, ErrorText.scrub(error.message())));
        return false;
    }

    private HttpReply post(String resource, ObjectNode body, boolean intoSolution)
            throws TargetFailure, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Consistency", "Strong");
        if (intoSolution) {
            headers.put("MSCRM.SolutionUniqueName", solution);
        }
        return api.send(new DynamicsCall(
                Purpose.PROVISION,
                "POST",
                api.path(resource),
                headers,
                body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void must(HttpReply reply) throws TargetFailure {
        boolean there = DynamicsError.of(reply)
                .filter(error -> THERE.contains(error.code()))
                .isPresent();
        if (!reply.success() && !there) {
            throw rights(reply);
        }
    }

    private TargetFailure rights(HttpReply reply) {
        if (reply.status() == 403) {
            String code = DynamicsError.of(reply).map(DynamicsError::code).orElse("403");
            return new TargetFailure(Failure.of(
                    FailureKind.MISCONFIGURED,
                    code.isEmpty() ? "403" : code,
                    "Our application user needs the security role 'System Customizer' to install."));
        }
        return api.failures().of(reply);
    }

    private void waitFor(List<SchemaTable> building) throws TargetFailure, InterruptedException {
        Instant until = clock.instant().plus(timeout);
        Duration wait = FIRST_LOOK;
        List<SchemaTable> left = new ArrayList<>(building);
        while (true) {
            for (SchemaTable table : List.copyOf(left)) {
                if (surveyor.table(table.name())
                        .filter(found -> found.keys().contains(table.keyColumn()))
                        .isPresent()) {
                    left.remove(table);
                }
            }
            if (left.isEmpty() || clock.instant().isAfter(until)) {
                return;
            }
            pause.of(wait);
            wait = wait.plus(wait).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.plus(wait);
        }
    }

    private void publish() throws TargetFailure, InterruptedException {
        String entities = PuenteSchema.TABLES.stream()
                .map(table -> "<entity>" + table.name() + "</entity>")
                .collect(Collectors.joining());
        ObjectNode body = DynamicsApi.JSON.createObjectNode();
        body.put("ParameterXml", "<importexportxml><entities>" + entities + "</entities></importexportxml>");
        HttpReply reply = post("/PublishXml", body, false);
        if (!reply.success()) {
            throw rights(reply);
        }
    }

    /** A number of our publisher's that no option has yet. */
    private static int freeOrigin(OrgSurvey survey) {
        int value = PuenteSchema.FIRST_OPTION;
        while (survey.usedOrigins().contains(value)) {
            value++;
        }
        return value;
    }

    private static String definition(SchemaTable table) {
        return "/EntityDefinitions(LogicalName='" + table.name() + "')";
    }
}
