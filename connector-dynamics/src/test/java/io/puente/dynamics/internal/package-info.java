/** Tests of the package. */
package io.puente.dynamics.internal;
