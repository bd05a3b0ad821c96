package io.puente.dynamics.internal;

import io.puente.spi.SetupGuide;

/** Pages of Entra ID, the Power Platform admin center and Power Apps. {@code CONNECT.md} of this module explains each. */
public final class DynamicsSetupGuide implements SetupGuide {

    @Override
    public String where(String check) {
        return switch (check) {
            case "crm.access" ->
                "Entra admin center, App registrations, your app, Certificates & secrets; Power Platform admin center,"
                        + " the environment, Settings, Users + permissions, Application users";
            case "crm.permissions" ->
                "Power Platform admin center, the environment, Settings, Users + permissions, Security roles";
            case "crm.set-up" ->
                "Power Platform admin center, the environment, Application users, your app, Edit security roles:"
                        + " System Customizer";
            case "crm.mapping" -> "Power Apps (make.powerapps.com), the environment, Tables, the table, Columns";
            case "crm.allowance" -> "Power Platform admin center: capacity and requests of the environment";
            default -> "";
        };
    }
}
