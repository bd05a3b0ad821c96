package io.puente.whatsapp;

import io.puente.model.DeliveryState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One update of a webhook. Each stands alone: a bad one is an {@link Unreadable}, its neighbours go on. */
public sealed interface InboundEvent {

    EventOrigin origin();

    <R> R match(Cases<R> cases);

    /** One method per kind of event, so that a new kind is a compile error wherever it must be handled. */
    interface Cases<R> {
        R messageReceived(MessageReceived event);

        R messageEchoed(MessageEchoed event);

        R historyMessage(HistoryMessage event);

        R messageEdited(MessageEdited event);

        R messageRevoked(MessageRevoked event);

        R statusChanged(StatusChanged event);

        R preferenceChanged(PreferenceChanged event);

        R identityChanged(IdentityChanged event);

        R callReported(CallReported event);

        R recorded(Recorded event);

        R unreadable(Unreadable event);
    }

    /** A customer's message, of any kind including reaction and request_welcome. */
    record MessageReceived(EventOrigin origin, Party party, MessageContent content) implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.messageReceived(this);
        }
    }

    /** Copy of what staff sent from the phone app; outbound, never triggers anything. */
    record MessageEchoed(EventOrigin origin, Party party, MessageContent content) implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.messageEchoed(this);
        }
    }

    /** A message from before the number was connected; opens no window and no case. Later media merge into it. */
    record HistoryMessage(
            EventOrigin origin,
            Party party,
            MessageContent content,
            boolean fromCustomer,
            @Nullable DeliveryState deliveryState)
            implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.historyMessage(this);
        }
    }

    /** New text or caption of an earlier message. */
    record MessageEdited(
            EventOrigin origin, Party party, String originalWamid, String text, Instant at, boolean outbound)
            implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.messageEdited(this);
        }
    }

    /** An earlier message was taken back. */
    record MessageRevoked(EventOrigin origin, Party party, String originalWamid, Instant at, boolean outbound)
            implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.messageRevoked(this);
        }
    }

    /**
     * A step of delivery of a business message.
     *
     * @param state null for a status that changes nothing (deleted, warning, or one never seen before)
     * @param status as it came
     * @param participant group member, otherwise empty
     */
    record StatusChanged(
            EventOrigin origin,
            Party party,
            String wamid,
            @Nullable DeliveryState state,
            String status,
            Instant at,
            String participant,
            @Nullable String clientRef,
            List<PlatformError> errors,
            Map<String, String> details)
            implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.statusChanged(this);
        }
    }

    /** user_preferences: stop, resume or signup of marketing, or a value never seen before. */
    record PreferenceChanged(
            EventOrigin origin,
            Party party,
            String category,
            String value,
            Instant at,
            @Nullable String signupId,
            @Nullable String detail)
            implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.preferenceChanged(this);
        }
    }

    /** Phone number or BSUID of a customer changed; may arrive after the first message from the new one. */
    record IdentityChanged(
            EventOrigin origin, Party previous, Party current, String type, Instant at, MessageContent content)
            implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.identityChanged(this);
        }
    }

    /**
     * A voice call event.
     *
     * @param event connect, terminate, or the lower-cased call status
     * @param fromCustomer true if the customer called
     */
    record CallReported(
            EventOrigin origin,
            Party party,
            String callId,
            String event,
            boolean fromCustomer,
            Instant at,
            Map<String, String> details)
            implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.callReported(this);
        }
    }

    /** Understood, kept, and without effect on people or cases: account, template, group, standby, unknown fields. */
    record Recorded(EventOrigin origin, String what, Map<String, String> details) implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.recorded(this);
        }
    }

    /** Cannot be understood; the bytes stay in the log and a human sees the reason. */
    record Unreadable(EventOrigin origin, String reason) implements InboundEvent {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unreadable(this);
        }
    }
}
