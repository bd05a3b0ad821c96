package io.puente.benchmark;

import static io.puente.benchmark.PredictionCase.locked;
import static io.puente.benchmark.PredictionCase.shown;
import static io.puente.benchmark.PredictionCase.unseen;

import io.puente.simulator.salesforce.org.Customization;
import io.puente.simulator.salesforce.org.ValidationRule;
import io.puente.simulator.salesforce.schema.FieldType;
import java.util.List;

/** What people do in Setup. */
final class SalesforceCases implements PredictionCase.Site {
    private static final String MESSAGE = "WhatsApp_Message__c";
    private static final String CONSENT = "WhatsApp_Consent__c";
    private static final int MANY = 1_000_000;

    private final SimulatedSalesforce crm = new SimulatedSalesforce();
    private final Customization setup = crm.simulator().customization();

    @Override
    public SimulatedCrm crm() {
        return crm;
    }

    @Override
    public List<PredictionCase> cases() {
        return List.of(
                shown("nothing changed", () -> {}),
                shown("field deleted", () -> setup.deleteField(MESSAGE, "Kind__c")),
                shown("field read-only", () -> setup.makeReadOnly("Case", "WhatsApp_Status__c")),
                shown("field not creatable", () -> setup.makeUncreatable("Contact", "WhatsApp_Phone__c")),
                shown("field not changeable", () -> setup.makeUnchangeable(CONSENT, "Source__c")),
                shown("field shortened", () -> setup.shorten(MESSAGE, "Body__c", 200)),
                shown("picklist value deactivated", () -> setup.deactivateValue(MESSAGE, "Direction__c", "Outbound")),
                shown("picklist restricted", () -> {
                    setup.deactivateValue("Case", "Priority", "Medium");
                    crm.simulator().org().restrictPicklist("Case", "Priority", true);
                }),
                shown("new required field", () -> setup.addRequiredField(CONSENT, "Reviewed_By__c")),
                shown("text becomes number", () -> setup.changeType(MESSAGE, "Kind__c", FieldType.DOUBLE)),
                shown("text becomes date", () -> setup.changeType("Contact", "WhatsApp_Name__c", FieldType.DATE)),
                shown("object deleted", () -> setup.deleteObject(CONSENT)),
                shown("key no longer unique", () -> setup.withdrawKey(MESSAGE, "WhatsApp_Message_Key__c")),
                shown("hidden by field level security", () -> setup.hideField("Contact", "WhatsApp_Name__c")),
                shown("lookup to another object", () -> setup.pointTo(MESSAGE, "Contact__c", "Account")),
                unseen(
                        "validation rule",
                        () -> crm.simulator()
                                .org()
                                .addValidationRule(new ValidationRule(
                                        MESSAGE,
                                        "No_Pictures",
                                        row -> "image".equals(row.get("Kind__c")),
                                        "No pictures",
                                        "Kind__c"))),
                locked(id -> crm.simulator().rowLocks().hold(id, MANY)));
    }
}
