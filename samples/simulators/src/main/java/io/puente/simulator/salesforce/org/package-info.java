/**
 * The org behind the API: who may see and write what, the rules an administrator has set, and every check a row passes
 * before it is stored. Knows schema and store, no HTTP; the REST, SOAP and page packages call it under its lock.
 */
@NullMarked
package io.puente.simulator.salesforce.org;

import org.jspecify.annotations.NullMarked;
