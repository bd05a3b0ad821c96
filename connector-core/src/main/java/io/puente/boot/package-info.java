/**
 * Puts the parts together as a Spring Boot auto-configuration: settings, stores, fold, targets, security, health,
 * metrics. The only core package that imports Spring Boot; may import everything; used by applications only.
 */
@NullMarked
package io.puente.boot;

import org.jspecify.annotations.NullMarked;
