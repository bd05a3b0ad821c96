package io.puente.salesforce.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.connector.Pause;
import io.puente.connector.ScrubbedText;
import io.puente.salesforce.internal.MetadataSoap.Problem;
import io.puente.spi.CallMeter;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.HttpReply;
import io.puente.spi.Provisioner;
import io.puente.spi.TargetFailure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Installs objects, fields, the case origin and the permission sets in one deployment that is rolled back whole if any
 * part is refused, then assigns the connector's permission set to its own user. It never touches a layout: those are
 * replaced whole, and what is shown where is the administrator's choice.
 */
public final class SalesforceProvisioner implements Provisioner {
    private final SalesforceApi api;
    private final MetadataSoap metadata;
    private final Surveyor surveyor;

    public SalesforceProvisioner(SalesforceApi api, SoapConnection how, CallMeter meter, Clock clock, Pause pause) {
        this.api = api;
        this.metadata = new MetadataSoap(api.transport(), how, meter, clock, pause);
        this.surveyor = new Surveyor(api);
    }

    @Override
    public Plan plan() throws TargetFailure, InterruptedException {
        return PlanWords.of(surveyor.survey());
    }

    /** Looks again before it acts, so that an old plan does no harm; an empty plan does nothing. */
    @Override
    public Plan apply(Plan plan) throws TargetFailure, InterruptedException {
        if (plan.complete()) {
            return plan;
        }
        OrgSurvey survey = surveyor.survey();
        if (survey.blind()) {
            assign(survey.permissionSets());
            survey = surveyor.survey();
        }
        PackageZip zip = zip(survey);
        if (!zip.isEmpty()) {
            List<Problem> problems = metadata.deploy(zip.bytes());
            if (!problems.isEmpty()) {
                List<Step> refused = new ArrayList<>();
                problems.forEach(problem -> refused.add(
                        new Step(problem.component(), "refused by Salesforce", ScrubbedText.of(problem.text()))));
                return new Plan(refused);
            }
            survey = surveyor.survey();
        }
        if (!survey.assigned()) {
            assign(survey.permissionSets());
            survey = surveyor.survey();
        }
        return PlanWords.remaining(survey);
    }

    private PackageZip zip(OrgSurvey survey) throws TargetFailure, InterruptedException {
        PackageZip zip = new PackageZip();
        for (Map.Entry<SchemaObject, List<SchemaField>> entry : survey.fields().entrySet()) {
            SchemaObject object = entry.getKey();
            boolean create = survey.newObjects().contains(object);
            zip.file("objects/" + object.name() + ".object", ObjectXml.of(object, create, entry.getValue()));
            if (create) {
                zip.member("CustomObject", object.name());
            }
            entry.getValue().forEach(field -> zip.member("CustomField", object.name() + "." + field.name()));
        }
        if (survey.originMissing()) {
            Optional<byte[]> current = metadata.retrieve("StandardValueSet", "CaseOrigin", ".standardValueSet");
            current.flatMap(CaseOriginXml::withWhatsApp)
                    .ifPresent(xml -> zip.file("standardValueSets/CaseOrigin.standardValueSet", xml)
                            .member("StandardValueSet", "CaseOrigin"));
        }
        if (survey.grantsToDeploy()) {
            SchemaPackage.permissionSet(zip, PuenteSchema.CONNECTOR, PermissionSetXml.connector());
            SchemaPackage.permissionSet(zip, PuenteSchema.AGENT, PermissionSetXml.agent());
        }
        return zip;
    }

    /** By itself: Salesforce refuses setup objects and ordinary rows in one transaction. */
    private void assign(Map<String, String> sets) throws TargetFailure, InterruptedException {
        ObjectNode body = SalesforceApi.JSON.createObjectNode();
        body.put("AssigneeId", api.transport().session().userId());
        body.put("PermissionSetId", sets.get(PuenteSchema.CONNECTOR));
        SalesforceCall call = new SalesforceCall(
                Purpose.PROVISION, "POST", api.path("/sobjects/PermissionSetAssignment"), Map.of(), body.toString());
        HttpReply reply = api.send(call);
        boolean there = api.failures().errors(reply).stream()
                .anyMatch(error -> error.code().equals("DUPLICATE_VALUE"));
        if (!reply.success() && !there) {
            throw api.failures().of(reply);
        }
    }
}
