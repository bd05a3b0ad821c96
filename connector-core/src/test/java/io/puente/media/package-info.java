/** Files fetched from the simulated WhatsApp, over the real route; the worker with a source in memory. */
package io.puente.media;
