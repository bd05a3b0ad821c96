/** Tests of the comparison with a CRM: over the real stores, a real delivery and a CRM in memory. */
@NullMarked
package io.puente.parity;

import org.jspecify.annotations.NullMarked;
