package io.puente.simulator.siebel.rest;

import io.puente.simulator.SimulatorRequest;
import io.puente.simulator.siebel.records.SiebelException;
import io.puente.simulator.siebel.records.ViewModes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of one request. Unknown ones are ignored with a remark. */
final class Parameters {
    private static final int DEFAULT_PAGE = 10;
    private static final int LARGEST_PAGE = 100;
    /** Those of every query. */
    static final List<String> OF_QUERIES = List.of(
            "PageSize",
            "StartRowNum",
            "pagination",
            "searchspec",
            "sortspec",
            "fields",
            "childlinks",
            "ViewMode",
            "uniformresponse",
            "recordcountneeded",
            "excludeEmptyFieldsInResponse",
            "ExecutionMode",
            "inlineattachment");

    private static final Set<String> KNOWN = Stream.concat(
                    OF_QUERIES.stream(),
                    Stream.of(
                            "QueryHierarchy",
                            "getChildren",
                            "workspace",
                            "matchrequestformat",
                            "describemultiobject",
                            "openapiversion"))
            .collect(Collectors.toUnmodifiableSet());
    /** As the vendor's published requests spell two of them. */
    private static final Set<String> SPELLINGS = Set.of("ChildLinks", "SearchSpec");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Remarks remarks;
    private final boolean largePageRefused;

    Parameters(SimulatorRequest request, boolean anyCase, boolean largePageRefused, Remarks remarks) {
        this.remarks = remarks;
        this.largePageRefused = largePageRefused;
        request.query().forEach((name, found) -> {
            boolean read = KNOWN.contains(name) || SPELLINGS.contains(name);
            String lower = name.toLowerCase(Locale.ROOT);
            if (read || (anyCase && KNOWN.stream().anyMatch(known -> known.equalsIgnoreCase(name)))) {
                values.put(lower, found.get(0));
            } else {
                remarks.add("The parameter " + name + " is not read");
            }
        });
    }

    /** Empty if it was not given. */
    String text(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    private boolean is(String name, String... yes) {
        String value = text(name);
        boolean set = Set.of(yes).contains(value);
        if (!set && Set.of("true", "y", "yes").contains(value.toLowerCase(Locale.ROOT))) {
            remarks.add("The value " + value + " of the parameter " + name + " is read as no");
        }
        return set;
    }

    boolean uniform() {
        return is("uniformresponse", "y", "Y", "yes");
    }

    boolean counted() {
        return is("recordcountneeded", "true");
    }

    boolean withoutEmpty() {
        return is("excludeEmptyFieldsInResponse", "true", "y");
    }

    boolean inlineAttachment() {
        return is("inlineattachment", "true");
    }

    boolean requestFormat() {
        return is("matchrequestformat", "y");
    }

    /** Whether a record shows the link to its children of that name. */
    boolean childLink(String name) {
        String wanted = text("childlinks");
        return wanted.isEmpty()
                || Arrays.stream(wanted.split(",", -1)).map(String::trim).anyMatch(name::equals);
    }

    String viewMode() {
        String mode = text("ViewMode");
        if (mode.isEmpty()) {
            return ViewModes.DEFAULT;
        }
        ViewModes.check(mode);
        return mode;
    }

    int pageSize() {
        int size = number("PageSize", DEFAULT_PAGE);
        if (size < 1 || (size > LARGEST_PAGE && largePageRefused)) {
            throw SiebelException.plain(400, "PageSize is " + size + "; allowed: 1 to 100");
        }
        if (size > LARGEST_PAGE) {
            remarks.add("PageSize " + size + " was cut to 100");
        }
        return Math.min(size, LARGEST_PAGE);
    }

    int startRow() {
        int start = number("StartRowNum", 0);
        if (start < 0) {
            throw SiebelException.plain(400, "StartRowNum is " + start + "; allowed: 0 or more");
        }
        return start;
    }

    private int number(String name, int otherwise) {
        String value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("-?\\d{1,9}")) {
            throw SiebelException.plain(400, name + " is " + value + "; it must be a number");
        }
        return Integer.parseInt(value);
    }
}
