package io.puente.gateway.demo;

import java.net.URI;
import java.util.List;

/** A simulated CRM as the demo shows it. */
interface DemoCrm extends AutoCloseable {

    /** A case with the address of its page. @param key Puente's own, the same in every CRM */
    record ShownCase(String key, String number, String subject, int messages, URI page) {}

    /** Name under {@code puente.targets}. */
    String target();

    /** As people call it. */
    String title();

    URI address();

    /** What the administrator of this CRM has to do by hand before Puente can work; most need nothing. */
    default void setUpByHand() {}

    List<ShownCase> cases();

    int contacts();

    int consents();

    @Override
    void close();
}
