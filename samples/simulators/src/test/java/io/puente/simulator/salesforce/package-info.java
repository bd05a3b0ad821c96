/** Drives the Salesforce simulator over HTTP, as clients do, and with the vendor's own SOAP client. */
package io.puente.simulator.salesforce;
