/** Tests of the measurements that must give one answer whatever the machine. */
@org.jspecify.annotations.NullMarked
package io.puente.benchmark;
