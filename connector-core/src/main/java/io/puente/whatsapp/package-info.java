/**
 * WhatsApp's webhooks turned into typed events: signature, parser, and the events themselves. The only place that knows
 * WhatsApp's JSON. Imports the model and Jackson; edge and fold may use it.
 */
@NullMarked
package io.puente.whatsapp;

import org.jspecify.annotations.NullMarked;
