package io.puente.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a message's delivery as WhatsApp reported it; kept even when a later state hides it.
 *
 * @param participant in groups the member concerned, otherwise empty
 * @param errorCode WhatsApp's error code of a failure
 * @param errorTitle its title, for people; never branched on
 */
public record DeliveryFact(
        DeliveryState state,
        Instant at,
        String participant,
        @Nullable Integer errorCode,
        @Nullable String errorTitle) {}
