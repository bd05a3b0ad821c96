package io.puente.salesforce.internal;

import io.puente.spi.SetupGuide;

/** Pages of Salesforce's Setup. {@code CONNECT.md} of this module explains each. */
public final class SalesforceSetupGuide implements SetupGuide {

    @Override
    public String where(String check) {
        return switch (check) {
            case "crm.access" ->
                "Setup, External Client App Manager, your app, Policies: client credentials flow and Run As user";
            case "crm.permissions" -> "Setup, Permission Sets, WhatsApp Connector, Manage Assignments: the Run As user";
            case "crm.set-up" ->
                "Setup, Users, the Run As user: the permission Modify Metadata Through Metadata API Functions";
            case "crm.mapping" -> "Setup, Object Manager, the object, Fields & Relationships";
            case "crm.allowance" -> "Setup, Company Information: API Requests, Last 24 Hours";
            default -> "";
        };
    }
}
