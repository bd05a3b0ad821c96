/** Tests of what the demo leaves behind. */
@org.jspecify.annotations.NullMarked
package io.puente.gateway.demo;
