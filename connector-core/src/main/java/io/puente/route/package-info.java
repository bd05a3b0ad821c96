/**
 * Everything after acceptance that Camel owns: ingest, draining, throttle, circuit breaker, watching the CRMs, HTTP to
 * them, pausing and resuming. The one core package built on Camel; routes say what, beans say how. Boot uses it.
 * Route ids and headers are documented and stable, for integrators to intercept.
 */
@NullMarked
package io.puente.route;

import org.jspecify.annotations.NullMarked;
