/**
 * The operators' HTTP endpoints: consent given elsewhere, what needs attention and its replay, the CRMs' state,
 * comparing them with what they are meant to hold, finding and erasing people. Small JSON documents over the ports; no
 * logic of their own. Imports the ports, the fold's lookup, the comparison, the SPI and Spring's web annotations; only
 * boot uses it. Access is decided in boot.
 */
@NullMarked
package io.puente.api;

import org.jspecify.annotations.NullMarked;
