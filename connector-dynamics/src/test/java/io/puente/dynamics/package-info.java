/** Tests of the Dynamics 365 connector. */
package io.puente.dynamics;
