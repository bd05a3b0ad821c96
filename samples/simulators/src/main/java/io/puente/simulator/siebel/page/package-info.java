/**
 * Pages for people: the service requests with their transcript, as HTML and as JSON. They read the object manager and change
 * nothing; only the simulator's handler uses them.
 */
@NullMarked
package io.puente.simulator.siebel.page;

import org.jspecify.annotations.NullMarked;
