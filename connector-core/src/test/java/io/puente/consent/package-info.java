/** Tests of consent. */
@NullMarked
package io.puente.consent;

import org.jspecify.annotations.NullMarked;
