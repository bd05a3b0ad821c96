package io.puente.simulator.siebel.records;

import java.time.ZoneId;

/**
 * @param id row id of the employee
 * @param position row id
 * @param organization row id; empty for a user who belongs to none
 * @param zone in which date-times are read and written
 * @param seesAll has the administrator's responsibilities: the view mode {@code All}, and the repository in workspaces
 */
public record User(
        String login, String password, String id, String position, String organization, ZoneId zone, boolean seesAll) {

    public User withZone(ZoneId other) {
        return new User(login, password, id, position, organization, other, seesAll);
    }

    @Override
    public String toString() {
        return "User[" + login + "]";
    }
}
