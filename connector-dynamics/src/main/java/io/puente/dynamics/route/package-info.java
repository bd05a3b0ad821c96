/**
 * Access tokens by Spring Security's OAuth 2 client, fetched over the target's own transport. The only package of this
 * connector with Spring's web and security imports; the auto-configuration uses it.
 */
@NullMarked
package io.puente.dynamics.route;

import org.jspecify.annotations.NullMarked;
