package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the active values of lists. Nobody but the administrator may add one: a wrong list spoils every screen. */
final class ListsOfValues {
    static final String OBJECT = "List Of Values/List Of Values";

    private final SiebelApi api;
    private final SiteNames names;

    ListsOfValues(SiebelApi api, SiteNames names) {
        this.api = api;
        this.names = names;
    }

    /** @return values by list; empty if our user may not read lists at all */
    Optional<Map<String, List<String>>> read(Purpose purpose, Collection<String> types)
            throws TargetFailure, InterruptedException {
        Map<String, List<String>> values = new HashMap<>();
        if (types.isEmpty()) {
            return Optional.of(values);
        }
        String search = "(" + Searchspec.anyOf("Type", types) + ") AND " + Searchspec.equal("Active", "Y");
        Map<String, String> query = SiebelPage.query(names, OBJECT, "Id,Type,Value", search);
        query.put("sortspec", "Id:asc");
        try {
            for (JsonNode row : SiebelPage.all(api, purpose, OBJECT, query)) {
                values.computeIfAbsent(SiebelPage.text(row, "Type"), any -> new ArrayList<>())
                        .add(SiebelPage.text(row, "Value"));
            }
        } catch (TargetFailure e) {
            if (e.failure().kind() == FailureKind.MISCONFIGURED) {
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(values);
    }
}
