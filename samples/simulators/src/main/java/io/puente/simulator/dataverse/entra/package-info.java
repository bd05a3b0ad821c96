/**
 * Entra ID as far as applications need it: the token endpoint with client credentials, and the tokens it handed out.
 * Knows nothing about the environment; the Web API asks it who a token belongs to.
 */
@NullMarked
package io.puente.simulator.dataverse.entra;

import org.jspecify.annotations.NullMarked;
