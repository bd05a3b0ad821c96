/** Tests of the routes, on a real Camel context over fakes with state. */
@NullMarked
package io.puente.route;

import org.jspecify.annotations.NullMarked;
