/**
 * The REST API: rows, collections, composite calls, queries, describe, limits. Translates between JSON and the org; every
 * call runs under the org's lock, reads together, writes alone. SOAP uses the same row operations.
 */
@NullMarked
package io.puente.simulator.salesforce.rest;

import org.jspecify.annotations.NullMarked;
