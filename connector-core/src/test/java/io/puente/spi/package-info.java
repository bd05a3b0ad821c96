/** Tests of what the SPI itself does. */
@org.jspecify.annotations.NullMarked
package io.puente.spi;
