/** Tests of the connector as core sees it, against the simulated organisation. */
package io.puente.salesforce;
