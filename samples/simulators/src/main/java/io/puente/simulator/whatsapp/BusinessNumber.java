package io.puente.simulator.whatsapp;

/**
 * A number of the business.
 *
 * @param id the phone_number_id, the stable key
 * @param digits as WhatsApp displays it, with country code, without plus sign
 * @param countryCode put before a recipient that was written without plus sign
 */
public record BusinessNumber(String id, String digits, String countryCode) {}
