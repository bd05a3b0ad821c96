/**
 * The gateway in this process: several on one PostgreSQL database, and erasing a person through its endpoints. Nothing
 * here is a Spring component: the gateway's own scan covers this package.
 */
@NullMarked
package io.puente.gateway.cluster;

import org.jspecify.annotations.NullMarked;
