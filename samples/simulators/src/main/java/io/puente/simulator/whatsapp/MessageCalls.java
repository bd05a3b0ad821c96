package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.puente.simulator.SimulatorReply;
import io.puente.simulator.SimulatorRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code POST /{version}/{phone_number_id}/messages}: sends, and read receipts with or without typing. */
final class MessageCalls {
    private static final Duration RECEIPT_AND_REACTION_LIMIT = Duration.ofDays(30);
    private static final Instant SERVICE_MESSAGES_COST = Instant.parse("2026-10-01T00:00:00Z");

    private final Platform platform;
    private final MessageRules rules;
    private final TemplateRules templateRules;
    private final Consumer<SentMessage> afterAccept;

    MessageCalls(Platform platform, Consumer<SentMessage> afterAccept) {
        MediaRules media = new MediaRules(platform.media);
        this.platform = platform;
        this.rules = new MessageRules(media);
        this.templateRules = new TemplateRules(platform.templates, media);
        this.afterAccept = afterAccept;
    }

    SimulatorReply handle(BusinessNumber number, SimulatorRequest request) {
        ObjectNode body = Json.parseObject(request.text())
                .orElseThrow(() -> Refusal.malformed("The request body must be a JSON object."));
        Param message = Param.root(body);
        return body.has("status") ? receipt(message) : send(number, message, body);
    }

    private SimulatorReply receipt(Param message) {
        message.only("messaging_product", "status", "message_id", "typing_indicator");
        message.exactly("messaging_product", "whatsapp");
        message.exactly("status", "read");
        message.optional("typing_indicator").ifPresent(typing -> typing.exactly("type", "text"));
        String id = message.text("message_id", 512);
        Instant at = platform.messages
                .receivedAt(id)
                .orElseThrow(() -> Refusal.malformed("Message with id " + id + " was not received by this number."));
        if (at.plus(RECEIPT_AND_REACTION_LIMIT).isBefore(platform.clock.instant())) {
            throw Refusal.invalid("message_id", "is older than 30 days");
        }
        platform.messages.markRead(id, platform.clock.instant());
        return SimulatorReply.json(200, Json.object().put("success", true));
    }

    private SimulatorReply send(BusinessNumber number, Param message, ObjectNode body) {
        rules.checkEnvelope(message);
        Recipient recipient = Recipient.of(message, number, platform.people);
        String type = message.optionalText("type", 32).orElse("text");
        Optional<Template> template = Optional.empty();
        if (type.equals("template")) {
            template = Optional.of(templateRules.check(message));
        } else {
            rules.checkContent(message, type);
        }
        if (type.equals("reaction")) {
            checkTarget(message.object("reaction"));
        }
        Person person = recipient.person();
        if (person != null && platform.settings.rateLimits()) {
            platform.limits.take(number, person);
        }
        Optional<Refusal> failure = refusal(number, recipient, message, template);
        if (failure.isPresent() && !platform.settings.refuseByStatus()) {
            throw failure.get();
        }
        Instant now = platform.clock.instant();
        String category =
                template.map(used -> used.category().toLowerCase(Locale.ROOT)).orElse("service");
        boolean free = person != null
                && platform.windows.isOpen(number, person)
                && now.isBefore(SERVICE_MESSAGES_COST)
                && (category.equals("service") || category.equals("utility"));
        String digits = person == null ? recipient.digits() : person.digits();
        SentMessage accepted = new SentMessage(
                platform.ids.outbound(digits),
                number,
                person,
                recipient.byUserId(),
                type,
                body,
                category,
                free,
                now,
                failure.orElse(null),
                recipient.lost());
        platform.messages.add(accepted);
        afterAccept.accept(accepted);
        return answer(accepted, recipient);
    }

    private Optional<Refusal> refusal(
            BusinessNumber number, Recipient recipient, Param message, Optional<Template> template) {
        Person person = recipient.person();
        if (person == null) {
            return Optional.empty();
        }
        if (platform.people.isUnreachable(person)) {
            return Optional.of(Recipient.undeliverable());
        }
        if (message.has("recipient_identity_key_hash")) {
            // No simulated number has the identity check on, so no hash can match.
            return Optional.of(new Refusal(400, 137000, "Recipient identity key hash mismatch", "The hash differs."));
        }
        String category = template.map(Template::category).orElse("");
        if (category.equals("AUTHENTICATION") && recipient.byUserId()) {
            return Optional.of(new Refusal(
                    400, 131062, "Recipient not supported", "Authentication templates need a phone number."));
        }
        if (category.equals("MARKETING") && platform.people.hasStoppedMarketing(person)) {
            String text =
                    "Unable to deliver the message. This recipient has chosen to stop receiving marketing messages"
                            + " on WhatsApp from your business";
            return Optional.of(new Refusal(400, 131050, text, text));
        }
        if (template.isEmpty() && !platform.windows.isOpen(number, person)) {
            return Optional.of(new Refusal(
                    400,
                    131047,
                    "Re-engagement message",
                    "Message failed to send because more than 24 hours have passed since the customer last replied to this"
                            + " number."));
        }
        return Optional.empty();
    }

    private void checkTarget(Param reaction) {
        String id = reaction.text("message_id", 512);
        Optional<Instant> at = platform.messages
                .receivedAt(id)
                .or(() -> platform.messages.find(id).map(SentMessage::acceptedAt));
        if (at.isEmpty() || at.get().plus(RECEIPT_AND_REACTION_LIMIT).isBefore(platform.clock.instant())) {
            throw Refusal.invalid(reaction.name("message_id"), "names no message of the last 30 days");
        }
    }

    private static SimulatorReply answer(SentMessage accepted, Recipient recipient) {
        ObjectNode reply = Json.object().put("messaging_product", "whatsapp");
        reply.putArray("contacts").add(recipient.toContact());
        ObjectNode message = reply.putArray("messages").addObject().put("id", accepted.id());
        if (accepted.type().equals("template")) {
            message.put("message_status", "accepted");
        }
        if (accepted.person() == null && !accepted.lost()) {
            message.put("group_id", recipient.input());
        }
        return SimulatorReply.json(200, reply);
    }
}
