/**
 * The rows and the rules of the object manager: users, visibility, picklists, keys, side effects. Imports the repository, the
 * search expressions, the shared state and the JDK; the REST API, the pages and the Java API of the simulator sit on top.
 */
@NullMarked
package io.puente.simulator.siebel.records;

import org.jspecify.annotations.NullMarked;
