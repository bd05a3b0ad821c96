/** Tests of delivery, over fakes with state from the test kit. */
@NullMarked
package io.puente.delivery;

import org.jspecify.annotations.NullMarked;
