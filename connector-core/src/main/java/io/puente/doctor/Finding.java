package io.puente.doctor;

/**
 * What one check found. Holds no secret and no personal data.
 *
 * @param check its id, stable: {@code whatsapp.token}; the connectors' pages explain it
 * @param subject {@code gateway}, {@code whatsapp} or the CRM's name in the settings
 * @param says what was found and what it means, one sentence
 * @param cure what to do; empty if nothing
 * @param where page and menu where it is done; empty if there is none
 */
public record Finding(String check, String subject, Result result, String says, String cure, String where) {

    static Finding ok(Check check, String says) {
        return new Finding(check.id(), check.subject(), Result.OK, says, "", "");
    }

    static Finding skipped(Check check, String why) {
        return new Finding(check.id(), check.subject(), Result.SKIPPED, why, "", "");
    }

    static Finding warning(Check check, String says, String cure, String where) {
        return new Finding(check.id(), check.subject(), Result.WARNING, says, cure, where);
    }

    static Finding failed(Check check, String says, String cure, String where) {
        return new Finding(check.id(), check.subject(), Result.FAILED, says, cure, where);
    }
}
