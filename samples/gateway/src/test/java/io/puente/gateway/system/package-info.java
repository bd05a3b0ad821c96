/**
 * The gateway as a whole: started as a process of its own or in this one, with the simulated platforms around it, shot at,
 * cut off and asked by strangers. Nothing here is a Spring component: the gateway's own scan covers this package.
 */
@NullMarked
package io.puente.gateway.system;

import org.jspecify.annotations.NullMarked;
