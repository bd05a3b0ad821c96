package io.puente.salesforce.internal;

import java.util.List;

/** An object with the custom fields that Puente brings; a custom object comes itself, a standard one is there. */
record SchemaObject(String name, String label, String plural, String recordName, List<SchemaField> fields) {

    SchemaObject {
        fields = List.copyOf(fields);
    }

    boolean custom() {
        return name.endsWith("__c");
    }
}
