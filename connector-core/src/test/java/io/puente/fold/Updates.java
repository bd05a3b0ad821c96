package io.puente.fold;

import io.puente.fold.FoldBench.Update;
import io.puente.model.DeliveryState;
import io.puente.model.MediaRef;
import io.puente.whatsapp.InboundEvent;
import io.puente.whatsapp.MessageContent;
import io.puente.whatsapp.Party;
import io.puente.whatsapp.PlatformError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Synthetic updates. */
final class Updates {

    static final String ACCOUNT = "waba-1";
    static final String NUMBER = "number-1";

    private Updates() {}

    static Party party(@Nullable String phone, @Nullable String bsuid) {
        return new Party(phone, bsuid, null, null, null);
    }

    static Party named(@Nullable String phone, @Nullable String bsuid, String name) {
        return new Party(phone, bsuid, null, name, null);
    }

    static MessageContent content(String wamid, String kind, Instant at, String text) {
        return content(wamid, kind, at, text, Map.of());
    }

    static MessageContent content(String wamid, String kind, Instant at, String text, Map<String, String> details) {
        return new MessageContent(wamid, kind, at, text, details, null, null, null, List.of());
    }

    static Update text(Party party, String wamid, Instant at, String text) {
        return message(party, content(wamid, "text", at, text));
    }

    static Update kind(Party party, String wamid, Instant at, String kind) {
        return message(party, content(wamid, kind, at, ""));
    }

    static Update image(Party party, String wamid, Instant at) {
        var media = new MediaRef("media-" + wamid, null, "image/jpeg", null, null, false, false);
        return message(party, new MessageContent(wamid, "image", at, "", Map.of(), media, null, null, List.of()));
    }

    static Update message(Party party, MessageContent content) {
        return origin -> new InboundEvent.MessageReceived(origin, party, content);
    }

    static Update echo(Party party, String wamid, Instant at, String text) {
        return origin -> new InboundEvent.MessageEchoed(origin, party, content(wamid, "text", at, text));
    }

    static Update history(Party party, String wamid, Instant at, String kind, String text) {
        return origin -> new InboundEvent.HistoryMessage(origin, party, content(wamid, kind, at, text), true, null);
    }

    static Update status(Party party, String wamid, DeliveryState state, Instant at) {
        return status(party, wamid, state, at, List.of(), Map.of());
    }

    static Update failed(Party party, String wamid, int code, Instant at) {
        return status(party, wamid, DeliveryState.FAILED, at, List.of(new PlatformError(code, "error", "")), Map.of());
    }

    static Update status(
            Party party,
            String wamid,
            DeliveryState state,
            Instant at,
            List<PlatformError> errors,
            Map<String, String> details) {
        return origin -> new InboundEvent.StatusChanged(
                origin, party, wamid, state, state.name(), at, "", null, errors, details);
    }

    static Update edit(Party party, String wamid, Instant at, String text) {
        return origin -> new InboundEvent.MessageEdited(origin, party, wamid, text, at, false);
    }

    static Update revoke(Party party, String wamid, Instant at) {
        return origin -> new InboundEvent.MessageRevoked(origin, party, wamid, at, false);
    }

    static Update preference(Party party, String value, Instant at) {
        return origin -> new InboundEvent.PreferenceChanged(origin, party, "marketing_messages", value, at, null, null);
    }

    static Update change(Party previous, Party current, String wamid, Instant at) {
        return origin -> new InboundEvent.IdentityChanged(
                origin, previous, current, "user_changed_number", at, content(wamid, "system", at, "changed"));
    }

    static Update call(Party party, String callId, String event, boolean fromCustomer, Instant at) {
        return origin -> new InboundEvent.CallReported(origin, party, callId, event, fromCustomer, at, Map.of());
    }
}
