package io.puente.fold;

import io.puente.store.LogRecord;
import io.puente.whatsapp.InboundEvent;
import java.util.List;

/** Turns the bytes of one accepted webhook into its updates; never fails on bad content, see {@link InboundEvent}. */
@FunctionalInterface
public interface WebhookReader {

    List<InboundEvent> read(LogRecord webhook);
}
