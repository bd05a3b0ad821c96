/** Tests of the WhatsApp simulator over real connections on loopback; synthetic people only. */
@NullMarked
package io.puente.simulator.whatsapp;

import org.jspecify.annotations.NullMarked;
