/**
 * A Dataverse environment on loopback: Entra ID's token endpoint, the Web API v9.2 and pages for people over one
 * stateful, strict organisation. Depends on the shared simulator package, Jackson and the JDK only; connectors and
 * their tests talk to it over HTTP.
 */
@NullMarked
package io.puente.simulator.dataverse;

import org.jspecify.annotations.NullMarked;
