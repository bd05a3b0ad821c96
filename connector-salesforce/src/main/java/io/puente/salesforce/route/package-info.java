/**
 * HTTP to Salesforce over camel-salesforce: the only package of this connector that imports Camel. Every call is a fresh
 * exchange that carries our own headers alone. Only this connector uses it.
 */
@NullMarked
package io.puente.salesforce.route;

import org.jspecify.annotations.NullMarked;
