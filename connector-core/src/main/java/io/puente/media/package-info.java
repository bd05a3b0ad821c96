/**
 * Files of messages: fetched from WhatsApp while their ids live, verified, and kept by contact in the media folder. What
 * is kept there is quarantined: nobody is shown a file before it was scanned. Imports the model, the store's ports, SLF4J
 * and Micrometer; {@code route} adds the HTTP. Only boot starts it; it never delays messages.
 */
@NullMarked
package io.puente.media;

import org.jspecify.annotations.NullMarked;
