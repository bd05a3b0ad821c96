/**
 * Access tokens: the token endpoint with the four grants that integrations use, revocation, and the sessions behind
 * bearer tokens. Knows the org's users; the REST and SOAP packages ask it who a token belongs to.
 */
@NullMarked
package io.puente.simulator.salesforce.oauth;

import org.jspecify.annotations.NullMarked;
