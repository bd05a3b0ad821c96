package io.puente.siebel.internal;

import io.puente.spi.FailureKind;
import java.util.HashMap;
import java.util.Map;

/** Siebel's own codes and what each means. A code that is not listed is judged by the part of Siebel that says it. */
final class SiebelCodes {
    static final String DUPLICATE_USER_KEY = "SBL-EAI-04383";
    static final String DUPLICATE_RECORD = "SBL-DAT-00382";
    static final String IDENTICAL_RECORD = "SBL-DAT-00381";
    static final String NO_ROWS = "SBL-EAI-04378";
    static final String NO_USER_KEY = "SBL-EAI-04397";
    static final String REQUIRED_EMPTY = "SBL-DAT-00498";

    private static final Map<String, FailureKind> KINDS = new HashMap<>();
    private static final Map<String, FailureKind> FACILITIES = new HashMap<>();

    static {
        // REST API Guide and measured: what the set-up of the site does not allow or does not know.
        put(FailureKind.MISCONFIGURED, "SBL-EAI-50257", "SBL-EAI-50258", "SBL-EAI-50297");
        put(FailureKind.MISCONFIGURED, "SBL-DAT-00416", "SBL-DAT-00398", "SBL-DAT-00825");
        put(FailureKind.INVALID_DATA, DUPLICATE_USER_KEY, DUPLICATE_RECORD, IDENTICAL_RECORD);
        put(FailureKind.INVALID_DATA, NO_USER_KEY, REQUIRED_EMPTY, "SBL-EAI-04401", "SBL-DAT-00225");
        put(FailureKind.INVALID_DATA, "SBL-DAT-00359", "SBL-DAT-00357", "SBL-DAT-00235", "SBL-EAI-04380");
        put(FailureKind.FORBIDDEN, "SBL-DAT-00263");
        put(FailureKind.REFERENCE_MISSING, NO_ROWS);
        put(FailureKind.CONTENTION, "SBL-DAT-00523");
        // Servers, their connections, sessions and the database: nothing a record could be blamed for.
        for (String facility : new String[] {"NET", "SSM", "SRB", "SVR", "SMI", "SCB", "ASR", "DBC", "OSD", "GEN"}) {
            FACILITIES.put(facility, FailureKind.UNAVAILABLE);
        }
        FACILITIES.put("SEC", FailureKind.UNAUTHORISED);
    }

    private SiebelCodes() {}

    private static void put(FailureKind kind, String... codes) {
        for (String code : codes) {
            KINDS.put(code, kind);
        }
    }

    static boolean listed(String code) {
        return KINDS.containsKey(code) || FACILITIES.containsKey(facility(code));
    }

    /** Validation, scripts and workflows of the site speak with many codes: they concern the record. */
    static FailureKind kind(String code) {
        FailureKind listed = KINDS.get(code);
        return listed != null ? listed : FACILITIES.getOrDefault(facility(code), FailureKind.INVALID_DATA);
    }

    static boolean duplicate(String code) {
        return code.equals(DUPLICATE_USER_KEY) || code.equals(DUPLICATE_RECORD) || code.equals(IDENTICAL_RECORD);
    }

    private static String facility(String code) {
        return code.length() > 7 ? code.substring(4, 7) : "";
    }
}
