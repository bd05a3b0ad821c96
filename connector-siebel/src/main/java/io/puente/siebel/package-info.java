/**
 * The Siebel connector: its factory, its settings and the connector itself. It may import the model, the SPI and the
 * connector's own {@code internal} package, never Camel or Spring; applications see only the factory.
 */
@NullMarked
package io.puente.siebel;

import org.jspecify.annotations.NullMarked;
