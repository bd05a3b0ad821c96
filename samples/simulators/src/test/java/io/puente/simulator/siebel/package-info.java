/** Tests of the Siebel simulator, over HTTP. */
package io.puente.simulator.siebel;
