/** Tests of the command line that need no gateway. */
@org.jspecify.annotations.NullMarked
package io.puente.command;
