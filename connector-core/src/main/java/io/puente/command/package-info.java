/**
 * The command line: each command is a class that asks for what it needs, prints one answer as text or JSON, and says by
 * its exit code how it went. It may import everything but Camel, Spring and the stores' technology, which it meets
 * through {@code boot.CommandMode}; an application's {@code main} calls {@link io.puente.command.PuenteCommands}.
 */
@NullMarked
package io.puente.command;

import org.jspecify.annotations.NullMarked;
