package io.puente.simulator.dataverse.api;

import java.util.ArrayList;
import java.util.List;

/** Which annotations a caller asked for with {@code odata.include-annotations}. */
record Annotations(List<String> patterns) {
    static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";
    static final String LOGICAL_NAME = "Microsoft.Dynamics.CRM.lookuplogicalname";
    static final String NAVIGATION = "Microsoft.Dynamics.CRM.associatednavigationproperty";
    static final String TOTAL = "Microsoft.Dynamics.CRM.totalrecordcount";
    static final String TOTAL_EXCEEDED = "Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded";

    static Annotations of(Call call) {
        List<String> patterns = new ArrayList<>();
        call.preference("odata.include-annotations").ifPresent(list -> {
            for (String pattern : list.split(",", -1)) {
                patterns.add(pattern.trim());
            }
        });
        return new Annotations(patterns);
    }

    boolean any() {
        return !patterns.isEmpty();
    }

    boolean wanted(String name) {
        for (String pattern : patterns) {
            if (pattern.startsWith("-") && fits(pattern.substring(1), name)) {
                return false;
            }
        }
        return patterns.stream().anyMatch(pattern -> fits(pattern, name));
    }

    private static boolean fits(String pattern, String name) {
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
