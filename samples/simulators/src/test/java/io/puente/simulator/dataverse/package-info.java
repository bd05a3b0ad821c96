/** Tests of the Dataverse simulator, over HTTP and with other people's clients. */
@NullUnmarked
package io.puente.simulator.dataverse;

import org.jspecify.annotations.NullUnmarked;
