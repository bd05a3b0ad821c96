package io.puente.simulator.salesforce.soql;

import io.puente.simulator.salesforce.org.Access;
import io.puente.simulator.salesforce.org.ApiException;
import io.puente.simulator.salesforce.org.Org;
import io.puente.simulator.salesforce.schema.Field;
import io.puente.simulator.salesforce.schema.SObjectType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the fields that a query names, as far as the user may see them. */
final class PathResolver {
    // The vendor follows at most five lookups.
    private static final int MAX_LOOKUPS = 5;

    private final Org org;
    private final Access access;

    PathResolver(Org org, Access access) {
        this.org = org;
        this.access = access;
    }

    /** @param alias of the queried object; paths may begin with it or with the object's name */
    FieldPath resolve(SObjectType type, String alias, String path) {
        List<String> parts = new ArrayList<>(List.of(path.split("\\.")));
        boolean prefixed = parts.size() > 1
                && (parts.get(0).equalsIgnoreCase(alias) || parts.get(0).equalsIgnoreCase(type.name()))
                && type.relationship(parts.get(0)) == null;
        if (prefixed) {
            parts.remove(0);
        }
        List<Field> references = new ArrayList<>();
        List<SObjectType> candidates = List.of(type);
        for (String part : parts.subList(0, parts.size() - 1)) {
            Field reference = null;
            for (SObjectType candidate : candidates) {
                Field found = candidate.relationship(part);
                if (found != null && access.sees(candidate, found)) {
                    reference = found;
                }
            }
            if (reference == null || references.size() >= MAX_LOOKUPS) {
                throw new ApiException(
                        "INVALID_FIELD",
                        "Didn't understand relationship '" + part + "' in field path. If you are attempting to use a"
                                + " custom relationship, be sure to append the '__r' after the custom relationship"
                                + " name.");
            }
            references.add(reference);
            candidates = parents(reference);
        }
        String last = parts.get(parts.size() - 1);
        for (SObjectType candidate : candidates) {
            Field field = visible(candidate, last);
            if (field != null) {
                return new FieldPath(type, references, field);
            }
        }
        throw new ApiException(
                "INVALID_FIELD",
                "\n" + path + "\n^\nERROR at Row:1:Column:1\nNo such column '" + last + "' on entity '"
                        + candidates.get(0) + "'. If you are attempting to use a custom field, be sure to append the"
                        + " '__c' after the custom field name. Please reference your WSDL or the describe call for the"
                        + " appropriate names.");
    }

    private List<SObjectType> parents(Field reference) {
        List<SObjectType> parents = new ArrayList<>();
        for (String name : reference.referenceTo()) {
            if (name.equals(Field.ANY_OBJECT)) {
                parents.addAll(org.schema().types());
            } else {
                parents.add(org.schema().known(name));
            }
        }
        return parents;
    }

    private @Nullable Field visible(SObjectType type, String name) {
        Field field = type.field(name);
        return field != null && access.sees(type, field) ? field : null;
    }
}
