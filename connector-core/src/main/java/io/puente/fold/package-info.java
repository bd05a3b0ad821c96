/**
 * The only writer of canonical state: reads the log in order and turns it into people, conversations, engagements,
 * messages and consent. Everything but the worker is a pure function of working set, updates and settings. Imports
 * model, whatsapp, consent, the store's ports and the SPI's observations; boot starts it. One thread folds at a time.
 */
@NullMarked
package io.puente.fold;

import org.jspecify.annotations.NullMarked;
