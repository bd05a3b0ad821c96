package io.puente.dynamics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.TargetFailure;
import java.util.HashMap;
import java.util.Map;

/**
 * What our user may do with secured columns. Asked only for tables that have some:
 * <a href="https://learn.microsoft.com/power-apps/developer/data-platform/column-level-security">column-level
 * security</a>.
 */
record ColumnSecurity(Map<String, Right> rights) {
    private static final int ALLOWED = 4;

    /** What a profile gives. */
    record Right(boolean create, boolean update) {}

    private static final Right NONE = new Right(false, false);
    private static final Right ALL = new Right(true, true);

    static ColumnSecurity of(DynamicsApi api, Table table) throws TargetFailure, InterruptedException {
        Map<String, Right> rights = new HashMap<>();
        if (table.columns().values().stream().anyMatch(TableColumn::secured)) {
            String user = DynamicsProbe.whoAmI(api, Purpose.SCHEMA);
            String resource =
                    "/systemusers(" + user + ")/Microsoft.Dynamics.CRM.RetrievePrincipalAttributePrivileges()";
            JsonNode answer = api.json(DynamicsCall.get(Purpose.SCHEMA, api.path(resource)));
            for (JsonNode given : answer.path("AttributePrivileges")) {
                rights.put(
                        given.path("AttributeId").asText(),
                        new Right(
                                given.path("CanCreate").asInt() == ALLOWED,
                                given.path("CanUpdate").asInt() == ALLOWED));
            }
        }
        return new ColumnSecurity(rights);
    }

    Right of(TableColumn column) {
        return column.secured() ? rights.getOrDefault(column.id(), NONE) : ALL;
    }
}
