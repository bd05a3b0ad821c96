package io.puente.gateway.system;

import io.puente.model.MessageKey;
import io.puente.simulator.whatsapp.Update;
import io.puente.simulator.whatsapp.WhatsAppCustomer;
import io.puente.simulator.whatsapp.WhatsAppSimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One customer who numbers their messages. Used by one thread at a time. */
final class Writer {
    private final String name;
    private final WhatsAppCustomer customer;
    private final List<Sent> sent = new ArrayList<>();
    private @Nullable Sent underWay;

    /** What the CRM must hold of a message. */
    record Sent(String key, String text) {}

    Writer(WhatsAppSimulator whatsapp, int number) {
        this.name = "Writer " + number;
        this.customer = whatsapp.customer(name, String.format(Locale.ROOT, "1555017%04d", number));
    }

    String name() {
        return name;
    }

    Update next() {
        String text = name + " says " + (sent.size() + 1);
        Update update = customer.text(text);
        underWay = new Sent(MessageKey.of(Platforms.NUMBER_ID, update.id()).value(), text);
        return update;
    }

    void acknowledged() {
        Sent done = underWay;
        if (done == null) {
            throw new IllegalStateException("nothing was under way");
        }
        sent.add(done);
        underWay = null;
    }

    /** Acknowledged, in the order of writing. */
    List<Sent> sent() {
        return List.copyOf(sent);
    }
}
