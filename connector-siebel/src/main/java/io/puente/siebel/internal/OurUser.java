package io.puente.siebel.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.puente.spi.CallMeter.Purpose;
import io.puente.spi.FailureKind;
import io.puente.spi.TargetFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row id of the integration user, asked for once. Without access to {@code Employee} it is taken to be whoever
 * created the record: our cases are mostly made by us. Thread-safe.
 */
final class OurUser {
    private static final String EMPLOYEE = "Employee/Employee";

    private final SiebelApi api;
    private final SiteNames names;
    private final String login;
    private volatile @Nullable String id;

    /** @param login empty if the connector does not log in by name */
    OurUser(SiebelApi api, SiteNames names, String login) {
        this.api = api;
        this.names = names;
        this.login = login;
    }

    /** Whether the last change of this row was ours. */
    boolean touched(JsonNode row) throws TargetFailure, InterruptedException {
        String ours = id();
        String last = SiebelPage.text(row, "Updated By");
        return last.equals(ours.isEmpty() ? SiebelPage.text(row, "Created By") : ours);
    }

    private String id() throws TargetFailure, InterruptedException {
        String known = id;
        if (known == null) {
            known = Searchspec.searchable(login) ? ask() : "";
            id = known;
        }
        return known;
    }

    private String ask() throws TargetFailure, InterruptedException {
        try {
            List<JsonNode> rows = SiebelPage.one(
                    api,
                    SiebelCall.get(
                            Purpose.WATCH,
                            EMPLOYEE,
                            SiebelPage.query(names, EMPLOYEE, "Id", Searchspec.equal("Login Name", login))));
            return rows.size() == 1 ? SiebelPage.text(rows.get(0), "Id") : "";
        } catch (TargetFailure e) {
            if (e.failure().kind() == FailureKind.MISCONFIGURED) {
                return "";
            }
            throw e;
        }
    }
}
