package io.puente.simulator.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A message that the business sent and the platform accepted.
 *
 * @param waId phone digits of the addressee; empty if addressed by user id to someone who hides the phone, or to a group
 * @param userId of the addressee; empty for a group
 * @param content the whole body of the call
 * @param lost accepted but never to arrive, without any status
 */
public record BusinessMessage(
        String wamid,
        String phoneNumberId,
        String waId,
        String userId,
        String type,
        JsonNode content,
        Instant acceptedAt,
        boolean lost) {}
