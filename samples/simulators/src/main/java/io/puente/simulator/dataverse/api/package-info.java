/**
 * The Web API v9.2: rows, queries, actions, batches and what guards them. Reads addresses with the odata package and
 * works on the organisation; descriptions of tables come from the metadata package through the router.
 */
@NullMarked
package io.puente.simulator.dataverse.api;

import org.jspecify.annotations.NullMarked;
