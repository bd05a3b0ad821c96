package io.puente.simulator.siebel.records;

import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.Visibility;
import java.util.Set;

/** Which rows a user sees in which mode. */
public final class ViewModes {
    /** Where a request names none. */
    public static final String DEFAULT = "Sales Rep";

    /** For rows that are reached through their parent; no request can name it. */
    public static final String UNFILTERED = "";

    private static final Set<String> KNOWN =
            Set.of(DEFAULT, "Personal", "Organization", "Sub-Organization", "Manager", "Group", "Catalog", "All");

    private ViewModes() {}

    /** @throws SiebelException if there is no such mode */
    public static void check(String mode) {
        if (!KNOWN.contains(mode)) {
            throw SiebelException.plain(400, "The view mode '" + mode + "' does not exist; there are " + KNOWN);
        }
    }

    static boolean visible(BusComp busComp, Row row, User user, String mode) {
        if (busComp.visibility() == Visibility.NONE) {
            return true;
        }
        return switch (mode) {
            case "Sales Rep" -> own(busComp, row, user);
            case "Personal" -> own(busComp, row, user) || row.get("Created By").equals(user.id());
            case "Organization", "Sub-Organization" -> sameOrganization(row, user);
            case "Manager" -> user.seesAll() && sameOrganization(row, user);
            case "All" -> user.seesAll();
            case UNFILTERED -> true;
            // Access groups: this server publishes nothing through them.
            default -> false;
        };
    }

    private static boolean own(BusComp busComp, Row row, User user) {
        String owner = busComp.ownerField();
        return owner != null ? row.get(owner).equals(user.id()) : row.position().equals(user.position());
    }

    private static boolean sameOrganization(Row row, User user) {
        String own = row.get("Primary Organization Id");
        return !user.organization().isEmpty() && user.organization().equals(own.isEmpty() ? row.organization() : own);
    }
}
