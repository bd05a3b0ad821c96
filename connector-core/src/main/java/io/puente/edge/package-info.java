/**
 * The HTTP conversation with WhatsApp: challenge, size, signature, status code; and the bridge to Camel, which answers
 * when the commit is done and holds no thread until then. Nothing else happens on the request thread. The only core
 * package that imports Spring Integration; may import whatsapp and store; used by boot.
 */
@NullMarked
package io.puente.edge;

import org.jspecify.annotations.NullMarked;
