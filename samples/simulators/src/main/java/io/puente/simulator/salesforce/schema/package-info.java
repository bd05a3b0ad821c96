/**
 * What an org's objects look like: types, fields, picklists and the shape that describe shows. Values are immutable, so
 * that a refused deployment costs nothing. Imports Jackson and the JDK only; the rest of the simulator builds on it.
 */
@NullMarked
package io.puente.simulator.salesforce.schema;

import org.jspecify.annotations.NullMarked;
