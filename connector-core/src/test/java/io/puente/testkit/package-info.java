/**
 * Contract kits, fakes and builders that other modules' tests reuse; published as the core test-jar. It may import
 * the model, the SPI and JUnit, and never a vendor's library; {@link SimulatedFaults} alone imports our simulators. Test code of every module may use it.
 */
package io.puente.testkit;
