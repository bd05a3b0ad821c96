/**
 * Makes the Salesforce connector available to an application by auto-configuration. It may import Spring Boot and Camel;
 * nobody imports it.
 */
@NullMarked
package io.puente.salesforce.boot;

import org.jspecify.annotations.NullMarked;
