/**
 * Makes the Dynamics 365 connector available to an application by auto-configuration. It may import Spring Boot; nobody
 * imports it.
 */
@NullMarked
package io.puente.dynamics.boot;

import org.jspecify.annotations.NullMarked;
