package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that is kept without effect on people or cases. What tells who somebody is stays in the log. */
final class RecordedReader {

    /** Fields of account and template events, whose values are flattened to details. */
    private static final Set<String> ACCOUNT = Set.of(
            "account_update",
            "account_alerts",
            "account_review_update",
            "account_settings_update",
            "automatic_events",
            "business_capability_update",
            "business_status_update",
            "business_username_update",
            "flows",
            "message_template_components_update",
            "message_template_quality_update",
            "message_template_status_update",
            "messaging_handovers",
            "partner_solutions",
            "payment_configuration_update",
            "phone_number_name_update",
            "phone_number_quality_update",
            "security",
            "template_category_update",
            "template_correct_category_detection");

    /** The business's own name, unlike a customer's. */
    private static final String BUSINESS_NAME_FIELD = "business_username_update";

    private RecordedReader() {}

    static InboundEvent wholeValue(Change change, EventOrigin origin) {
        JsonNode value = change.value();
        var details = new Details();
        details.put("time", change.time());
        if (value == null) {
            throw new BadUpdate("is missing");
        }
        String field = change.field();
        if (!value.isObject() && (UpdateKind.holdsLists(field) || ACCOUNT.contains(field))) {
            throw new BadUpdate("is not an object");
        }
        if (!ACCOUNT.contains(field)) {
            details.put("raw", RawJson.impersonal(value));
            return new InboundEvent.Recorded(origin, field.isEmpty() ? "unknown" : field, details.toMap());
        }
        details.flattenImpersonal("", value);
        if (field.equals(BUSINESS_NAME_FIELD)) {
            details.copy("username", value, "username");
        }
        return new InboundEvent.Recorded(origin, what(field, value), details.toMap());
    }

    /** A published example of a quality event carries the name of the status event: the content decides. */
    private static String what(String field, JsonNode value) {
        boolean quality = field.startsWith("message_template_") && Fields.get(value, "new_quality_score") != null;
        return quality ? "message_template_quality_update" : field;
    }

    /** Elements of lists: errors of a value, group events, user actions. */
    static InboundEvent note(String list, JsonNode node, Change change, EventOrigin origin) {
        var details = new Details();
        if (list.equals("errors")) {
            PlatformError error = PlatformErrors.read(node);
            details.put("errorCode", Integer.toString(error.code()));
            details.put("title", error.title());
            details.put("details", error.details());
            return new InboundEvent.Recorded(
                    origin, change.field().equals("history") ? "history" : "errors", details.toMap());
        }
        details.flattenImpersonal("", Update.object(node));
        return new InboundEvent.Recorded(origin, list.equals("groups") ? change.field() : list, details.toMap());
    }

    static InboundEvent unknownPart(String name, @Nullable JsonNode node, Change change, EventOrigin origin) {
        var details = new Details();
        if (node != null) {
            details.put("raw", RawJson.impersonal(node));
        }
        String what = change.field().isEmpty() ? name : change.field() + '.' + name;
        return new InboundEvent.Recorded(origin, CleanText.bounded(CleanText.of(what), 200), details.toMap());
    }

    static InboundEvent historyChunk(@Nullable JsonNode chunk, EventOrigin origin) {
        var details = new Details();
        if (chunk != null) {
            details.flattenImpersonal("metadata", Fields.object(chunk, "metadata"));
        }
        return new InboundEvent.Recorded(origin, "history", details.toMap());
    }

    /** The address book of the phone app holds private contacts: only how many came and went is kept. */
    static InboundEvent addressBook(Change change, EventOrigin origin) {
        Map<String, Integer> actions = new TreeMap<>();
        for (JsonNode item : Fields.items(change.value(), "state_sync")) {
            actions.merge(CleanText.bounded(Fields.textOr(item, "action", "unknown"), 40), 1, Integer::sum);
        }
        var details = new Details();
        actions.forEach((action, count) -> details.put(action, Integer.toString(count)));
        return new InboundEvent.Recorded(origin, "smb_app_state_sync", details.toMap());
    }

    /** For an app that does not hold the conversation: it must not answer, so nothing of it has an effect. */
    static InboundEvent standby(String list, JsonNode node, EventOrigin origin) {
        var details = new Details();
        details.put("list", list);
        details.copy("type", node, "type");
        details.copy("status", node, "status");
        return new InboundEvent.Recorded(origin, "standby", details.toMap());
    }
}
