/**
 * Pages for people: the cases of the org, and one case with its contact, its conversation and what hangs on either. They
 * find the objects by their lookups, so that any package can be shown. Read-only, everything escaped.
 */
@NullMarked
package io.puente.simulator.salesforce.page;

import org.jspecify.annotations.NullMarked;
