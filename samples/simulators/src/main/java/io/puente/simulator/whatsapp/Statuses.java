package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;

/** Makes the updates that tell what became of a message of the business. */
final class Statuses {
    private final Clock clock;

    Statuses(Clock clock) {
        this.clock = clock;
    }

    /** @param status sent, delivered, read or played */
    Update of(SentMessage message, String status) {
        ObjectNode item = start(message.id(), status);
        Person person = message.person();
        if (person != null) {
            Person.putIfPresent(item, "recipient_id", person.waId());
            item.put("recipient_user_id", person.userId());
            Person.putIfPresent(item, "recipient_parent_user_id", person.parentUserId());
        } else {
            item.put("recipient_id", message.content().path("to").asText()).put("recipient_type", "group");
        }
        message.callbackData().ifPresent(data -> item.put("biz_opaque_callback_data", data));
        if (status.equals("sent") || status.equals("delivered")) {
            item.putObject("pricing")
                    .put("billable", !message.free())
                    .put("pricing_model", "PMP")
                    .put("type", message.free() ? "free_customer_service" : "regular")
                    .put("category", message.category());
        }
        return new Update("messages", "statuses", message.number(), person, person != null, item);
    }

    /** Messages of the phone app cost nothing, so no price is told. */
    Update ofEcho(Update echo, String status) {
        Person person = echo.person().orElseThrow();
        ObjectNode item = start(echo.id(), status);
        Person.putIfPresent(item, "recipient_id", person.waId());
        item.put("recipient_user_id", person.userId());
        Person.putIfPresent(item, "recipient_parent_user_id", person.parentUserId());
        return new Update("messages", "statuses", echo.number(), person, true, item);
    }

    Update failed(SentMessage message, Refusal why) {
        ObjectNode item = start(message.id(), "failed");
        Person person = message.person();
        if (person != null) {
            // The user id is told only if the message was addressed to it.
            if (message.byUserId()) {
                item.put("recipient_user_id", person.userId());
            } else {
                Person.putIfPresent(item, "recipient_id", person.waId());
            }
        }
        message.callbackData().ifPresent(data -> item.put("biz_opaque_callback_data", data));
        item.putArray("errors").add(why.toStatusError());
        return new Update("messages", "statuses", message.number(), person, false, item);
    }

    private ObjectNode start(String wamid, String status) {
        return Json.object()
                .put("id", wamid)
                .put("status", status)
                .put("timestamp", String.valueOf(clock.instant().getEpochSecond()));
    }
}
