package io.puente.simulator.siebel.rest;

import io.puente.simulator.siebel.repository.BusComp;
import io.puente.simulator.siebel.repository.Component;
import org.jspecify.annotations.Nullable;

/**
 * One level of a data path.
 *
 * @param id null if the path names the whole level
 */
record Step(Component component, BusComp busComp, @Nullable String id) {}
