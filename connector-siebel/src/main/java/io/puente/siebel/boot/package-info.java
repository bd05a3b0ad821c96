/**
 * Makes the Siebel connector available to an application by auto-configuration. It may import Spring Boot; nobody
 * imports it.
 */
@NullMarked
package io.puente.siebel.boot;

import org.jspecify.annotations.NullMarked;
