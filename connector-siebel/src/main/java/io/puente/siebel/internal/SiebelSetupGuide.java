package io.puente.siebel.internal;

import io.puente.spi.SetupGuide;
import java.util.List;

/** Screens of Siebel, and whether the time zone is proved. {@code CONNECT.md} of this module explains each. */
public final class SiebelSetupGuide implements SetupGuide {
    private static final String TIME_ZONE = "siebel.time-zone";

    private final UserZone zone;
    private final boolean checked;

    /** @param checked whether the zone is compared with the server's clock when records are written */
    public SiebelSetupGuide(UserZone zone, boolean checked) {
        this.zone = zone;
        this.checked = checked;
    }

    @Override
    public String where(String check) {
        return switch (check) {
            case "crm.access" -> "Site Map, Administration - User, Employees: the integration user and its position";
            case "crm.permissions", "crm.set-up" ->
                "Site Map, Administration - Web Services, Inbound REST API Access: the business object and the"
                        + " integration user's responsibility";
            case "crm.mapping" ->
                "Web Tools, the integration component and its fields; Site Map, Administration - Data,"
                        + " List of Values";
            case TIME_ZONE -> "the integration user's User Preferences, Time Zone; or the setting time-zone";
            default -> "";
        };
    }

    /** Siebel tells a time without its zone: only a record that was just written shows which one it is in. */
    @Override
    public List<Observation> look() {
        String cure = "set the integration user's time zone to UTC, or the setting time-zone to the user's";
        if (!checked) {
            return List.of(new Observation(
                    TIME_ZONE,
                    Verdict.UNKNOWN,
                    "the time zone is not proved, because check-time-zone is off",
                    "switch check-time-zone on; a wrong zone makes every time wrong"));
        }
        if (zone.differs()) {
            return List.of(new Observation(
                    TIME_ZONE,
                    Verdict.BAD,
                    "the integration user is in another time zone than the setting time-zone says",
                    cure));
        }
        return List.of(
                zone.proved()
                        ? new Observation(TIME_ZONE, Verdict.GOOD, "a record that was written proved the time zone", "")
                        : new Observation(
                                TIME_ZONE,
                                Verdict.UNKNOWN,
                                "the time zone is proved with the first record that is written",
                                cure));
    }
}
