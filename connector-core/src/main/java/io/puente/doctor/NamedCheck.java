package io.puente.doctor;

import java.util.List;

/** A check whose work is given. */
record NamedCheck(String id, String subject, Body body) implements Check {

    /** The work; it is handed the check that its findings belong to. */
    interface Body {
        List<Finding> run(Check check) throws Exception;
    }

    @Override
    public List<Finding> run() throws Exception {
        return body.run(this);
    }
}
