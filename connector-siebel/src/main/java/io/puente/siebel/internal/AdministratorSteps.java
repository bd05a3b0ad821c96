package io.puente.siebel.internal;

import io.puente.spi.Provisioner.Step;

/** What Siebel's administrator has to do, in the words of Siebel's own screens. */
final class AdministratorSteps {
    private AdministratorSteps() {}

    static Step grant(String object, String problem) {
        String name = object.substring(0, object.indexOf('/') < 0 ? object.length() : object.indexOf('/'));
        return new Step(
                "REST access " + object,
                "Site Map > Administration - Web Services > Inbound REST API Access: add the business object '" + name
                        + "', tick Grant Access, and add the responsibility of the integration user. If the site has"
                        + " its own integration object, see that it has the user key 'REST ROWID User Key:1' on Id.",
                problem);
    }

    static Step grantLists(String problem) {
        return new Step(
                "REST access " + ListsOfValues.OBJECT,
                "Site Map > Administration - Web Services > Inbound REST API Access: add the business object 'List Of"
                        + " Values' for the responsibility of the integration user (reading is enough); until then the"
                        + " values that must exist cannot be checked.",
                problem);
    }

    static Step value(String list, String value, String usedBy, String problem) {
        return new Step(
                "List of values " + list + " = " + value,
                "Site Map > Administration - Data > List of Values: add a row with Type " + list + ", Display Name '"
                        + value + "' and Language-Independent Code '" + value + "' for the language of the REST object"
                        + " manager, Active ticked, then Clear Cache. " + usedBy + " is written with it.",
                problem);
    }

    static Step field(String object, String field, String problem) {
        return new Step(
                "Field " + object + "." + field,
                "Web Tools: activate the field on the business component and on its integration component, then"
                        + " deliver the workspace. If the site calls it otherwise, change the mapping file.",
                problem);
    }

    static Step shortKey(String object, String field, int length, String problem) {
        return new Step(
                "Field " + object + "." + field,
                "holds " + length + " characters; Puente's key needs " + Need.KEY_LENGTH
                        + ". Widen it, or name another text field in the mapping (and in key-fields).",
                problem);
    }

    static Step readOnlyKey(String object, String field, String problem) {
        return new Step(
                "Field " + object + "." + field,
                "cannot be written by the integration user. Make it writable on the integration component, or name"
                        + " another text field in the mapping (and in key-fields).",
                problem);
    }
}
