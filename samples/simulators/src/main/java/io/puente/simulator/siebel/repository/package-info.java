/**
 * What the repository defines: business components and their fields, links, business and integration objects. Immutable values
 * behind one holder; imports Jackson and the JDK only. The other packages of this simulator read it, the administrator changes it.
 */
@NullMarked
package io.puente.simulator.siebel.repository;

import org.jspecify.annotations.NullMarked;
