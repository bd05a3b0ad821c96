package io.puente.benchmark;

import static io.puente.benchmark.PredictionCase.locked;
import static io.puente.benchmark.PredictionCase.shown;
import static io.puente.benchmark.PredictionCase.unseen;

import io.puente.simulator.dataverse.org.Customization;
import io.puente.simulator.dataverse.schema.ColumnType;
import java.util.List;
import java.util.UUID;

/** What people do in the maker portal. */
final class DynamicsCases implements PredictionCase.Site {
    private static final String MESSAGE = "puente_whatsappmessage";
    private static final String CONSENT = "puente_whatsappconsent";
    private static final int MANY = 1_000_000;
    private static final int OUTBOUND = 1;

    private final SimulatedDynamics crm = new SimulatedDynamics();
    private final Customization maker = crm.simulator().customization();

    @Override
    public SimulatedCrm crm() {
        return crm;
    }

    @Override
    public List<PredictionCase> cases() {
        return List.of(
                shown("nothing changed", () -> {}),
                shown("field deleted", () -> maker.deleteColumn(MESSAGE, "puente_kind")),
                shown(
                        "field read-only (values ignored)",
                        () -> maker.makeReadOnly("incident", "puente_whatsappstatus")),
                shown(
                        "field not creatable (values ignored)",
                        () -> maker.makeUncreatable("contact", "puente_whatsappphone")),
                shown("field shortened", () -> maker.shorten(MESSAGE, "puente_body", 200)),
                shown(
                        "picklist value deleted",
                        () -> maker.deleteOption(
                                MESSAGE, "puente_direction", crm.option(MESSAGE, "puente_direction", OUTBOUND))),
                shown("standard picklist value deleted", () -> maker.deleteOption("incident", "prioritycode", 2)),
                shown("new required field (forms only)", () -> maker.addRequiredColumn(CONSENT, "puente_reviewedby")),
                shown("text becomes number", () -> maker.changeType(MESSAGE, "puente_kind", ColumnType.INTEGER)),
                shown(
                        "text becomes date",
                        () -> maker.changeType("contact", "puente_whatsappname", ColumnType.DATE_TIME)),
                shown("object deleted", () -> maker.deleteTable(CONSENT)),
                shown("key no longer unique", () -> maker.deleteKeys(CONSENT, "puente_consentkey")),
                shown("hidden by column security", () -> maker.secure("contact", "puente_whatsappname")),
                shown("lookup to another object", () -> maker.pointTo(CONSENT, "puente_contactid", "account")),
                unseen(
                        "plug-in refuses",
                        () -> crm.simulator().administration().addPlugin("no", CONSENT, "Create", "Not today")),
                locked(id -> crm.simulator().rowLocks().hold(UUID.fromString(id), true, MANY)));
    }
}
