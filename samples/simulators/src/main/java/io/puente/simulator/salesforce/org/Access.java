package io.puente.simulator.salesforce.org;

import io.puente.simulator.salesforce.org.PermissionGrant.Right;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.SObjectType;
import java.util.List;
import java.util.Set;

/**
 * What one user may see and write. Standard fields are open to all; a custom field is invisible until a permission set
 * of the user grants it, to administrators too.
 */
public final class Access {
    private final boolean administrator;
    private final List<PermissionGrant> grants;

    Access(boolean administrator, List<PermissionGrant> grants) {
        this.administrator = administrator;
        this.grants = grants;
    }

    /** Administrators may do all; others all with standard data, and with custom objects what was granted. */
    public boolean may(Right right, SObjectType type) {
        if (administrator || (!type.traits().custom() && !type.traits().setup())) {
            return true;
        }
        if (type.traits().setup() && right == Right.READ) {
            return true;
        }
        return grants.stream()
                .anyMatch(grant ->
                        grant.objects().getOrDefault(type.name(), Set.of()).contains(right));
    }

    public boolean sees(SObjectType type, Field field) {
        return !field.permissionable()
                || grants.stream().anyMatch(grant -> grant.readable().contains(type.name() + "." + field.name()));
    }

    public boolean edits(SObjectType type, Field field) {
        return !field.permissionable()
                || grants.stream().anyMatch(grant -> grant.editable().contains(type.name() + "." + field.name()));
    }
}
