/**
 * A simulated WhatsApp Business Platform: the Graph API's message, media and template calls, the customers on the other
 * side, and the signed webhooks that tell of them. It imports the shared simulator package and Jackson; demos, tests
 * and benchmarks start {@link io.puente.simulator.whatsapp.WhatsAppSimulator}. All phone numbers in it are synthetic.
 */
@NullMarked
package io.puente.simulator.whatsapp;

import org.jspecify.annotations.NullMarked;
