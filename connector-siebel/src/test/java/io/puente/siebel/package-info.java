/** Tests of the Siebel connector. */
package io.puente.siebel;
