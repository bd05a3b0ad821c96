package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Voice calls. The session description stays in the log: only the telephony that takes the call needs it. */
final class CallReader {

    private CallReader() {}

    static InboundEvent call(JsonNode call, Change change, EventOrigin origin) {
        String event = Fields.firstId(call, "event", "status");
        if (event == null) {
            throw new BadUpdate("has neither event nor status");
        }
        var details = new Details();
        boolean fromCustomer = fromCustomer(call, change);
        details.copy("direction", call, "direction");
        details.copy("status", call, "status");
        details.copy("startTime", call, "start_time");
        details.copy("endTime", call, "end_time");
        details.copy("duration", call, "duration");
        details.copy("clientRef", call, "biz_opaque_callback_data");
        List<PlatformError> errors = PlatformErrors.of(call);
        PlatformErrors.note(errors.isEmpty() && change.alone() ? PlatformErrors.of(change.value()) : errors, details);
        return new InboundEvent.CallReported(
                origin,
                fromCustomer
                        ? MessageReader.sender(call, change, details)
                        : MessageReader.recipient(call, change, details),
                ContentReader.wamid(call),
                event.toLowerCase(Locale.ROOT),
                fromCustomer,
                Timestamps.readOr(call, "timestamp", origin.receivedAt(), details),
                details.toMap());
    }

    /** Same list name as delivery statuses; only calls of the business have them. */
    static InboundEvent status(JsonNode status, Change change, EventOrigin origin) {
        String name = Fields.id(status, "status");
        if (name == null) {
            throw new BadUpdate("has no status");
        }
        var details = new Details();
        details.put("status", name);
        details.copy("clientRef", status, "biz_opaque_callback_data");
        PlatformErrors.note(PlatformErrors.of(status), details);
        Party party = change.contacts().complete(StatusReader.recipient(status, details), change.alone());
        return new InboundEvent.CallReported(
                origin,
                party,
                ContentReader.wamid(status),
                name.toLowerCase(Locale.ROOT),
                false,
                Timestamps.readOr(status, "timestamp", origin.receivedAt(), details),
                details.toMap());
    }

    private static boolean fromCustomer(JsonNode call, Change change) {
        @Nullable String direction = Fields.id(call, "direction");
        if (direction != null) {
            return direction.toUpperCase(Locale.ROOT).startsWith("USER");
        }
        if (change.isBusiness(Fields.id(call, "from"))) {
            return false;
        }
        return Fields.get(call, "to_user_id") == null;
    }
}
