/**
 * The ports to everything durable: ingest log, canonical state, outbox, links to CRM records, leases, media queue; with
 * the rows they exchange. Imports the model only. The fold, delivery, edge and boot use it; adapters add the technology.
 */
@NullMarked
package io.puente.store;

import org.jspecify.annotations.NullMarked;
