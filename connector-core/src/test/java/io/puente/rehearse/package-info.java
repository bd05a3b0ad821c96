/** Rehearsals on a real store against a CRM in memory. */
@NullMarked
package io.puente.rehearse;

import org.jspecify.annotations.NullMarked;
