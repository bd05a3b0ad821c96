/**
 * Pages for people: the cases of the environment, and one case with its customer, its conversation and what hangs on
 * it. Tables are found by their relationships, so that any set-up can be shown. Read-only, everything escaped.
 */
@NullMarked
package io.puente.simulator.dataverse.page;

import org.jspecify.annotations.NullMarked;
