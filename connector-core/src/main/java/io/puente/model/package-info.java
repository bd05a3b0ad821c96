/**
 * The canonical model: people, conversations, engagements, messages, consent. Plain records that know nothing of
 * WhatsApp's JSON, of any CRM or of any framework. Imports the JDK and jspecify only; everybody may import it.
 */
@NullMarked
package io.puente.model;

import org.jspecify.annotations.NullMarked;
