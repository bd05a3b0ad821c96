/**
 * A Salesforce org on loopback: OAuth, REST, Metadata SOAP and pages for people over one stateful, strict org. Depends on
 * the shared simulator package, Jackson and the JDK only; connectors and their tests talk to it over HTTP.
 */
@NullMarked
package io.puente.simulator.salesforce;

import org.jspecify.annotations.NullMarked;
