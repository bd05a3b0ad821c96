package io.puente.benchmark;

import static io.puente.benchmark.PredictionCase.locked;
import static io.puente.benchmark.PredictionCase.shown;
import static io.puente.benchmark.PredictionCase.unseen;

import io.puente.simulator.siebel.Administration;
import io.puente.simulator.siebel.records.Behaviour;
import io.puente.simulator.siebel.repository.BusCompField;
import io.puente.simulator.siebel.repository.DataType;
import io.puente.simulator.siebel.repository.FieldRule;
import io.puente.simulator.siebel.repository.Picklist;
import java.util.List;

/** What people do in Tools and in the administrator's screens. Its describe shows neither what is required nor what an id refers to. */
final class SiebelCases implements PredictionCase.Site {
    private static final int MANY = 1_000_000;

    private final SimulatedSiebel crm = new SimulatedSiebel();
    private final Administration tools = crm.simulator().administration();

    @Override
    public SimulatedCrm crm() {
        return crm;
    }

    @Override
    public List<PredictionCase> cases() {
        return List.of(
                shown("nothing changed", () -> {}),
                shown("field deleted", () -> tools.removeField("Action", "Abstract")),
                shown("field hidden (inactive)", () -> tools.removeField("Contact", "Alias")),
                shown("field read-only (refused)", () -> readOnly("Contact", "Last Name")),
                shown("field shortened", () -> tools.changeField("Action", "Comment", f -> f.withLength(200))),
                shown("short field shortened", () -> tools.changeField("Contact", "Last Name", f -> f.withLength(20))),
                shown("list value deactivated", () -> tools.deactivateListOfValue("TODO_TYPE", "WhatsApp - Outbound")),
                shown("another list value deactivated", () -> tools.deactivateListOfValue("SR_SOURCE", "WhatsApp")),
                shown(
                        "text becomes number",
                        () -> tools.changeField("Action", "Description", f -> f.withType(DataType.NUMBER))),
                shown(
                        "text becomes date",
                        () -> tools.changeField("Service Request", "Memo", f -> f.withType(DataType.DATE))),
                shown("object not granted", () -> tools.grant("Action", false)),
                unseen(
                        "new required field",
                        () -> tools.addField(
                                "Action", BusCompField.text("Reviewed By", 30).with(FieldRule.REQUIRED))),
                unseen(
                        "lookup to another object",
                        () -> tools.changeField(
                                "Action",
                                "Primary Contact Id",
                                f -> new BusCompField(
                                        f.name(),
                                        f.type(),
                                        f.length(),
                                        f.rules(),
                                        f.defaultValue(),
                                        new Picklist(null, null, "Account"),
                                        null))),
                unseen(
                        "list of values on a free text",
                        () -> tools.changeField("Action", "Abstract", f -> f.boundedTo("ACTIVITY_CATEGORY"))),
                locked(id -> crm.simulator().rowLocks().lock(id, MANY)));
    }

    private void readOnly(String busComp, String field) {
        crm.simulator().behave(Behaviour.READ_ONLY_REFUSED, true);
        tools.changeField(busComp, field, before -> before.with(FieldRule.READ_ONLY));
    }
}
