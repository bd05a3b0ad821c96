/**
 * Repository objects in workspaces, as developers see them: types and their properties, what each workspace changed. Imports Jackson,
 * the refusals of the object manager and the JDK; the REST API reads and writes it, the administrator opens workspaces. What is
 * written here changes no business component of this server: a real one changes only when a workspace is delivered, too.
 */
@NullMarked
package io.puente.simulator.siebel.workspace;

import org.jspecify.annotations.NullMarked;
