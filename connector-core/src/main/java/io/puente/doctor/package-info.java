/**
 * Says in plain words what keeps the gateway, WhatsApp or a CRM from working, what to do and where. Knows no Spring: the
 * command line and the HTTP endpoint both call {@link io.puente.doctor.Doctor}. May import {@code model}, {@code spi},
 * {@code mapping}, {@code drift} and Jackson; used by {@code api} and {@code boot}. Checks read and never change anything.
 */
@NullMarked
package io.puente.doctor;

import org.jspecify.annotations.NullMarked;
