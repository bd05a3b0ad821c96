/**
 * The runnable application: wires the connectors on the class path to the pipeline of connector-core. It may import
 * everything; nobody imports it except the benchmarks and the samples beside it.
 */
@NullMarked
package io.puente.gateway;

import org.jspecify.annotations.NullMarked;
