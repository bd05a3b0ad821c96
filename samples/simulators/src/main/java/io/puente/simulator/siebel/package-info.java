/**
 * A Siebel server on loopback: the REST API over one stateful, strict object manager, with pages for people. Depends on the
 * shared simulator package, Jackson and the JDK only; connectors and their tests talk to it over HTTP.
 */
@NullMarked
package io.puente.simulator.siebel;

import org.jspecify.annotations.NullMarked;
