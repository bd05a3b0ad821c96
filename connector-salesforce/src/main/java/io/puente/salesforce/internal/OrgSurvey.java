package io.puente.salesforce.internal;

import java.util.List;
import java.util.Map;

/**
 * What an organisation lacks.
 *
 * @param newObjects custom objects that are not there
 * @param fields by object, those to create or to change
 * @param conflicts fields that are there and cannot be changed into ours: {@code Case.X__c is a picklist}
 * @param permissionSets ids by name, of ours that are there
 * @param grantsIncomplete our user does not see or may not edit something that is there
 * @param assigned whether the connector's permission set is assigned to its user
 */
record OrgSurvey(
        List<SchemaObject> newObjects,
        Map<SchemaObject, List<SchemaField>> fields,
        Map<String, String> conflicts,
        boolean originMissing,
        Map<String, String> permissionSets,
        boolean grantsIncomplete,
        boolean assigned) {

    /** Without the assignment our user sees none of it, and nothing can be said about what is there. */
    boolean blind() {
        return !assigned && permissionSets.containsKey(PuenteSchema.CONNECTOR);
    }

    boolean grantsToDeploy() {
        return grantsIncomplete || !fields.isEmpty() || !permissionSets.keySet().containsAll(PermissionSetXml.names());
    }
}
