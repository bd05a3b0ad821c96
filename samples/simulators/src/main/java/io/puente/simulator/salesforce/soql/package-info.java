/**
 * A subset of the vendor's query language: parser, and an engine that uses the rows' indexes. Knows the org; the REST
 * package turns its results into pages.
 */
@NullMarked
package io.puente.simulator.salesforce.soql;

import org.jspecify.annotations.NullMarked;
