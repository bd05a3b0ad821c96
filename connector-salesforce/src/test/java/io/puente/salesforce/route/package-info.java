/** Tests of the wire: what leaves the machine, and what is made of what comes back. */
package io.puente.salesforce.route;
