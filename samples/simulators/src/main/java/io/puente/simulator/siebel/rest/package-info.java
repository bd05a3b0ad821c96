/**
 * The REST API: authentication, connection limit, paths, parameters, bodies and answers. Imports the object manager, the workspaces,
 * Jackson and the shared simulator package; only the simulator's handler uses it.
 */
@NullMarked
package io.puente.simulator.siebel.rest;

import org.jspecify.annotations.NullMarked;
