/**
 * The language of OData addresses: paths, keys, literals, query options and filters as trees. Knows nothing about
 * tables or rows; refusals are exceptions with the parser's own words.
 */
@NullMarked
package io.puente.simulator.dataverse.odata;

import org.jspecify.annotations.NullMarked;
