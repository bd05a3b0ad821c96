/** Tests of the fold: tables of cases and properties over generated days. */
@NullMarked
package io.puente.fold;

import org.jspecify.annotations.NullMarked;
