/**
 * What connectors are built from: the addresses in their settings, the JSON of a reply, texts that may be shown, keys
 * spread over calls, a poll by time. A connector uses what suits its CRM and needs none of it. Imports the model, the SPI and Jackson; connectors
 * may use it, core does not.
 */
@NullMarked
package io.puente.connector;

import org.jspecify.annotations.NullMarked;
