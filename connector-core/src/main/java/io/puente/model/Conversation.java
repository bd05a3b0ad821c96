package io.puente.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The long-lived thread of one person on one business number. WhatsApp has no id for it; the key is ours.
 *
 * @param numberId WhatsApp's phone_number_id, the stable key of a business number
 * @param lastInboundAt by the message's own time, not the time of receipt: a late redelivery opens no window
 * @param serviceWindowClosesAt 24 h after the customer's last message, call or welcome request
 * @param freeEntryClosesAt 72 h after the business answered an advertisement's first message
 * @param currentEngagement the newest engagement, open or closed
 */
public record Conversation(
        ConversationKey key,
        ContactKey contact,
        String numberId,
        @Nullable Instant lastInboundAt,
        @Nullable Instant lastActivityAt,
        @Nullable Instant serviceWindowClosesAt,
        @Nullable Instant freeEntryClosesAt,
        @Nullable EngagementKey currentEngagement) {}
